//! Spoils good files, the same way in every run: cut off, bits flipped, counts inflated, blocks repeated or lost.
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// Numbers that are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice of their own for each file and round; a seed of zero would stand still.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap_or(0)
    }

    fn block(&mut self, bytes: &[u8]) -> (usize, usize) {
        let start = self.below(bytes.len());
        (start, (start + 1 + self.below(400)).min(bytes.len()))
    }
}

/// What is done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mutation {
    Truncated,
    BitsFlipped,
    CountInflated,
    BlockRepeated,
    BlockLost,
}

impl Mutation {
    pub(crate) const ALL: &[Self] = &[Self::Truncated, Self::BitsFlipped, Self::CountInflated, Self::BlockRepeated, Self::BlockLost];

    fn apply(self, bytes: &mut Vec<u8>, dice: &mut Dice) {
        if bytes.is_empty() {
            return;
        }
        match self {
            Self::Truncated => bytes.truncate(dice.below(bytes.len())),
            Self::BitsFlipped => {
                for _ in 0..=dice.below(6) {
                    let at = dice.below(bytes.len());
                    bytes[at] ^= 1 << dice.below(8);
                }
            }
            Self::CountInflated => inflate(bytes, dice),
            Self::BlockRepeated => {
                let (start, end) = dice.block(bytes);
                let block = bytes[start..end].repeat(1 + dice.below(2000));
                bytes.splice(end..end, block);
            }
            Self::BlockLost => {
                let (start, end) = dice.block(bytes);
                bytes.drain(start..end);
            }
        }
    }
}

/// A file spoilt in one way: as a whole, or inside one part of its package so that the checksums still hold.
pub(crate) fn spoilt(whole: &[u8], mutation: Mutation, inside: bool, dice: &mut Dice) -> Vec<u8> {
    match zip::ZipArchive::new(Cursor::new(whole)) {
        Ok(mut archive) if inside => {
            let victim = dice.below(archive.len());
            let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for index in 0..archive.len() {
                let mut file = archive.by_index(index).expect("a part");
                let name = file.name().expect("a name").into_owned();
                let mut part = Vec::new();
                file.read_to_end(&mut part).expect("read");
                if index == victim {
                    mutation.apply(&mut part, dice);
                }
                writer.start_file(name, SimpleFileOptions::default()).expect("a part");
                writer.write_all(&part).expect("written");
            }
            writer.finish().expect("a package").into_inner()
        }
        _ => {
            let mut bytes = whole.to_vec();
            mutation.apply(&mut bytes, dice);
            bytes
        }
    }
}

/// Makes a number huge: a run of digits in a text, else two or four bytes of a binary record.
fn inflate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const HUGE: &[&str] = &["1048576", "16384", "65535", "4294967295", "99999999999", "18446744073709551615"];
    let from = dice.below(bytes.len());
    let digits = (from..bytes.len()).find(|at| bytes[*at].is_ascii_digit()).filter(|at| at - from < 200);
    if let Some(start) = digits.filter(|_| dice.below(4) > 0) {
        let end = (start..bytes.len()).find(|at| !bytes[*at].is_ascii_digit()).unwrap_or(bytes.len());
        bytes.splice(start..end, HUGE[dice.below(HUGE.len())].bytes());
    } else {
        let end = (from + [2, 4][dice.below(2)]).min(bytes.len());
        bytes[from..end].fill(0xFF);
    }
}
