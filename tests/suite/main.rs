//! All tests of the program from outside, in one binary: what it does with surveys, what it writes, and what it promises of itself.
mod bodies;
mod cli;
mod data;
mod docs;
mod explain;
mod flow;
mod form;
mod inventory;
mod languages;
mod reports;
mod schema;
mod scoring;
mod standards;
mod support;
mod surveys;
mod transcripts;
mod traps;
