//! A text of the program in both its languages: it cannot be made in one alone.

/// The two languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文, the language of reports.
    #[default]
    Chinese,
    /// English.
    English,
}

/// One sentence in Chinese and in English, made by [`wording!`](crate::wording).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Wording {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Wording {
    /// The sentence in one language.
    pub fn say(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// Makes a [`Wording`] from a Chinese and an English format string; both may name variables in braces.
#[macro_export]
macro_rules! wording {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Wording { zh: format!($zh), en: format!($en) }
    };
}
