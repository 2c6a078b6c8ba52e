//! Counts over all sites in the JSON contract.
use crate::assess::Verdict;
use crate::report::view::ResultView;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

pub(super) struct Summary<'r, 'a>(pub(super) &'r ResultView<'a>);

impl Serialize for Summary<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = &self.0.programme.summary;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("sites", &summary.sites)?;
        map.serialize_entry("by_tier", &ByTier(self.0))?;
        map.serialize_entry("verdicts", &Verdicts(&summary.verdicts))?;
        map.end()
    }
}

pub(super) struct ByTier<'r, 'a>(&'r ResultView<'a>);

impl Serialize for ByTier<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = &self.0.programme.summary;
        let mut map = serializer.serialize_map(None)?;
        for (tier, count) in self.0.standard().tiers.iter().zip(&summary.by_tier) {
            map.serialize_entry(tier.id.as_str(), count)?;
        }
        map.serialize_entry("none", &summary.none)?;
        map.serialize_entry("undecided", &summary.undecided)?;
        map.end()
    }
}

pub(super) struct Verdicts<'r>(&'r [usize; 5]);

impl Serialize for Verdicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        for (verdict, count) in Verdict::ALL.iter().zip(self.0) {
            map.serialize_entry(verdict.as_str(), count)?;
        }
        map.end()
    }
}
