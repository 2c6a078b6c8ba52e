//! What only the whole of a standard can tell.
use super::complaint::Complaints;
use super::resolve::Resolved;

/// Says what is wrong with a standard whose names are resolved.
pub(super) fn validate(resolved: &Resolved<'_>, folder: &str, complaints: &mut Complaints) {
    let _ = (resolved, folder, complaints);
}
