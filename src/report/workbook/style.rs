//! How cells look. Every format is made once, so that a sheet of a million cells makes none.
use crate::assess::Verdict;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The type of official papers, which every office program in China has.
const FONT: &str = "宋体";
/// Lines between cells.
const LINE: Color = Color::RGB(0x00A6_A6A6);

/// How the cells of a column look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Text, to the left.
    Text,
    /// A code: text, whatever it looks like, also when it is edited.
    Code,
    /// A short text, in the middle.
    Centre,
    /// A whole number.
    Count,
    /// A number with the published decimals.
    Score,
    /// A share, as a percentage with two places.
    Rate,
    /// A day.
    Date,
    /// Text that people fill in.
    Input,
    /// A day that people fill in.
    InputDate,
}

/// How one cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As the others of its column.
    Look(Look),
    /// In the colours of a verdict.
    Verdict(Verdict),
}

/// All formats of a workbook.
#[derive(Debug)]
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) section: Format,
    pub(super) head: Format,
    pub(super) small_head: Format,
    pub(super) input_head: Format,
    looks: [Format; 9],
    verdicts: [Format; 5],
}

impl Styles {
    /// The formats of a workbook whose scores have so many decimals.
    pub(super) fn new(decimals: u32) -> Self {
        let plain = base();
        let cell = plain.clone().set_border(FormatBorder::Thin).set_border_color(LINE).set_text_wrap();
        let centre = cell.clone().set_align(FormatAlign::Center);
        let right = cell.clone().set_align(FormatAlign::Right);
        let input = |format: &Format| format.clone().set_unlocked().set_background_color(Color::RGB(0x00FF_F9E5));
        let places = "0".repeat(decimals as usize);
        let score = if decimals == 0 { "0".to_owned() } else { format!("0.{places}") };
        let date = centre.clone().set_num_format("yyyy-mm-dd");
        let head = centre.clone().set_bold().set_background_color(Color::RGB(0x00D9_E2F3));
        Self {
            title: plain.clone().set_bold().set_font_size(16),
            note: plain.clone().set_text_wrap(),
            section: plain.clone().set_bold().set_font_size(12),
            small_head: head.clone().set_font_size(9),
            input_head: head.clone().set_background_color(Color::RGB(0x00FF_E699)),
            head,
            looks: [
                cell.clone(),
                cell.clone().set_num_format("@"),
                centre.clone(),
                centre.clone().set_num_format("0"),
                right.clone().set_num_format(score),
                right.clone().set_num_format("0.00%"),
                date.clone(),
                input(&cell),
                input(&date),
            ],
            verdicts: [
                filled(&centre, 0x00E2_F0D9, 0x0037_5623),
                filled(&centre, 0x00FF_EB9C, 0x007F_6000),
                filled(&centre, 0x00FF_C7CE, 0x009C_0006),
                filled(&centre, 0x00DD_EBF7, 0x001F_4E78),
                filled(&centre, 0x00F2_F2F2, 0x0080_8080),
            ],
        }
    }

    /// The format of a column's cells.
    pub(super) fn of(&self, look: Look) -> &Format {
        &self.looks[look as usize]
    }

    /// The format of one cell.
    pub(super) fn format(&self, style: Style) -> &Format {
        match style {
            Style::Look(look) => self.of(look),
            Style::Verdict(verdict) => self.verdict(verdict),
        }
    }

    /// The format of a verdict.
    pub(super) fn verdict(&self, verdict: Verdict) -> &Format {
        &self.verdicts[verdict as usize]
    }
}

/// What every cell has; also the default of the workbook.
pub(super) fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter)
}

fn filled(format: &Format, fill: u32, text: u32) -> Format {
    format.clone().set_font_size(10).set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(text))
}
