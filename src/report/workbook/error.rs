//! What stops a workbook from being written.
use rust_xlsxwriter::XlsxError;
use std::io;
use thiserror::Error;

/// What stops a workbook from being written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The file, or one of the temporary files that large sheets are kept in, cannot be written.
    #[error(transparent)]
    Io(io::Error),
    /// A sheet is not as a spreadsheet file wants it.
    #[error("the workbook cannot be made: {0}")]
    Sheet(XlsxError),
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(cause) | XlsxError::TempFileError(_, cause) => Self::Io(cause),
            XlsxError::ZipError(cause) => Self::Io(cause.into()),
            other => Self::Sheet(other),
        }
    }
}
