//! Writes the workbooks of small surveys and reads them back.
mod assessment;
mod bytes;
mod rectification;
mod sample;
