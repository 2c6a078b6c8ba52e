//! Reads how surveys head the columns that every survey has.
use crate::standard::RegisterField;
use crate::standard::complaint::Complaints;
use crate::standard::decode::fields::Fields;
use crate::standard::grammar;
use crate::standard::tree::Entry;

/// `register: {name: 站点名称、名称, …}`
pub(in crate::standard) fn register(entry: &Entry, complaints: &mut Complaints) -> Vec<(RegisterField, String)> {
    let Some(fields) = Fields::open(&entry.value, entry.key.span, &grammar::REGISTER, complaints) else { return Vec::new() };
    let mut names = Vec::new();
    for (field, key) in RegisterField::ALL {
        names.extend(fields.names(key, complaints).unwrap_or_default().into_iter().map(|name| (*field, name.text)));
    }
    names
}
