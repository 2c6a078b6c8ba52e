//! Stage 2: workbooks to answers.
pub mod answer;
pub mod workbook;
