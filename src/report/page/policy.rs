//! What a browser may do with the page: apply its own style and run its own script, known by their digests, and nothing else.
use sha2::{Digest, Sha256};

/// How the page looks, on a screen and on paper.
pub(super) const STYLE: &str = include_str!("style.css");
/// The filter over the table of sites.
pub(super) const SCRIPT: &str = include_str!("script.js");

/// The content security policy.
pub(super) fn policy() -> String {
    let digest = |text: &str| base64(&Sha256::digest(text));
    let (style, script) = (digest(STYLE), digest(SCRIPT));
    format!("default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'")
}

/// Bytes as policies write them, in base64.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(group.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            text.push(if at <= group.len() { char::from(LETTERS[bits >> (18 - 6 * at) & 63]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_are_written_as_rfc_4648_says() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
