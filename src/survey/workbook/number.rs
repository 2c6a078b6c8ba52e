//! Numbers as a spreadsheet shows them: fifteen digits, since what lies behind is the noise of binary fractions.
use super::CellValue;
use rust_decimal::Decimal;

/// The value of a cell with an ordinary format.
pub(super) fn plain(value: f64) -> CellValue {
    if !value.is_finite() {
        return CellValue::Error("#NUM!".into());
    }
    let shown = digits(value);
    CellValue::Number { value: decimal(&shown), shown: shown.into(), percent: false }
}

/// The value of a cell with a percent format.
pub(super) fn percent(value: f64) -> CellValue {
    let CellValue::Number { value: exact, .. } = plain(value) else { return plain(value) };
    let hundredfold = exact.and_then(|exact| exact.checked_mul(Decimal::ONE_HUNDRED));
    let shown = hundredfold.map_or_else(|| digits(value * 100.0), |hundredfold| hundredfold.normalize().to_string());
    CellValue::Number { value: exact, shown: format!("{shown}%").into(), percent: true }
}

/// Whether a number format shows a hundred times the number: a percent sign that is neither quoted nor escaped.
pub(super) fn is_percent_format(code: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '%' if !quoted => return true,
            ';' if !quoted => return false,
            _ => {}
        }
    }
    false
}

/// The digits of a finite number, to fifteen significant ones; whole numbers keep all of theirs.
pub(super) fn digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{value:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-10..21).contains(&exponent) {
        let decimals = usize::try_from(14 - exponent).unwrap_or(0);
        trimmed(&format!("{value:.decimals$}")).to_owned()
    } else {
        format!("{}E{exponent:+}", trimmed(mantissa))
    }
}

/// The digits, or the error that stands where there is no number.
pub(super) fn digits_or_error(value: f64) -> Box<str> {
    if value.is_finite() { digits(value).into() } else { "#NUM!".into() }
}

fn decimal(shown: &str) -> Option<Decimal> {
    if shown.contains('E') { Decimal::from_scientific(shown).ok().filter(|value| !value.is_zero()) } else { shown.parse().ok() }
}

fn trimmed(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_digits_and_no_more() {
        for (value, shown) in [
            (49.9, "49.9"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0"),
            (85.0, "85"),
            (990_202_001.0, "990202001"),
            (150_201_001_001_234.0, "150201001001234"),
            (150_201_001_001_234_567.0, "150201001001234560"),
            (1.0 / 3.0, "0.333333333333333"),
            (-2.5e-7, "-0.00000025"),
            (1.5e30, "1.5E+30"),
            (1e-12, "1E-12"),
            (99.999_999_999_999_99, "100"),
        ] {
            assert_eq!(digits(value), shown);
        }
    }

    #[test]
    fn a_percent_is_a_hundredth() {
        let CellValue::Number { value, shown, percent } = percent(0.955) else { panic!("a number") };
        assert_eq!((value, &*shown, percent), (Some(Decimal::new(955, 3)), "95.5%", true));
    }

    #[test]
    fn what_no_decimal_holds_has_no_value() {
        assert!(matches!(plain(1e300), CellValue::Number { value: None, .. }));
        assert!(matches!(plain(1e-300), CellValue::Number { value: None, .. }));
        assert!(matches!(plain(f64::NAN), CellValue::Error(_)));
    }
}
