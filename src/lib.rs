//! Audits government service sites against published standards.
//!
//! Data flows one way; each stage uses only what stands left of it, and a test reads the sources to keep it so:
//!
//! ```text
//! standard  ←  survey  ←  assess  ←  programme  ←  report  ←  cli        diagnostic: shared by all, knows none of them
//!  YAML→model   workbook→answers   findings, scores, tiers   targets, ledger   →bytes    clap (binary only)
//! ```
//!
//! Stages are pure functions of values. Files are read at the left end ([`standard::load`], [`survey::workbook`]) and written at the
//! right end (the binary); nothing between them touches a disk, a clock or the environment.
pub mod assess;
pub mod diagnostic;
pub mod programme;
pub mod report;
pub mod standard;
pub mod survey;
