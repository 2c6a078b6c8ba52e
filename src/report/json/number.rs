//! Decimals as JSON numbers, digit by digit and never through a float.
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A decimal, written with the places it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(Decimal);

/// A decimal as a JSON number.
pub(super) fn number(decimal: Decimal) -> Number {
    Number(decimal)
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // a whole number has digits and no places
        if self.0.scale() == 0
            && !self.0.is_sign_negative()
            && let Ok(whole) = u64::try_from(self.0.mantissa())
        {
            return serializer.serialize_u64(whole);
        }
        let digits = self.0.to_string();
        serde_json::from_str::<&RawValue>(&digits).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}
