//! Numbers as people write them: 1,200, 1.98万, 二百, 两三, 十几, 壹拾.
use rust_decimal::Decimal;

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The number, or the lower of two.
    pub(super) value: Decimal,
    /// How it is limited by words inside it.
    pub(super) extent: Extent,
    /// Whether it says 万 or 亿 itself, so that a head in 万人 does not multiply it again.
    pub(super) magnified: bool,
}

/// What the words inside a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Nothing.
    Plain,
    /// 二十多万: more than it.
    More,
    /// 两三: from it to this, both included.
    To(Decimal),
    /// 十几: more than it and less than this.
    Below(Decimal),
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoNumeral {
    /// The text begins with something else, or with figures of no known form.
    Unknown,
    /// 12,34: the comma separates no thousands.
    Comma,
    /// More digits than a number of this field can have.
    TooLong,
}

/// The most digits a number may have; all arithmetic on such numbers is exact.
const MOST_DIGITS: usize = 15;

/// Magnitudes behind digits, longest first.
const MAGNITUDES: &[(&str, u64)] =
    &[("十万", 100_000), ("百万", 1_000_000), ("千万", 10_000_000), ("亿", 100_000_000), ("万", 10_000), ("千", 1000), ("百", 100)];

/// The number at the beginning of a folded text without blanks, and what follows it.
pub(super) fn leading(text: &str) -> Result<(Numeral, &str), NoNumeral> {
    match text.chars().next() {
        Some(first) if first.is_ascii_digit() || first == '.' => arabic(text),
        Some(first) if figure(first).is_some() => chinese(text),
        _ => Err(NoNumeral::Unknown),
    }
}

/// Digits of a year written one by one (二〇二三), or a Chinese number; for dates.
pub(super) fn chinese_integer(text: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| figure(c).and_then(Figure::digit)).collect();
    if let Some(digits) = digits
        && digits.len() != 2
    {
        return (digits.len() <= 4).then(|| digits.iter().fold(0, |sum, digit| sum * 10 + digit));
    }
    match chinese(text).ok()? {
        (Numeral { value, extent: Extent::Plain, .. }, "") => value.try_into().ok(),
        _ => None,
    }
}

/// Whether a character is a figure of a Chinese number.
pub(super) fn is_figure(character: char) -> bool {
    figure(character).is_some()
}

/// A run of digits with magnitudes: 1,200, 1.98万, 1万2千.
fn arabic(text: &str) -> Result<(Numeral, &str), NoNumeral> {
    let (mut value, mut rest) = digits(text)?;
    let mut total = Decimal::ZERO;
    let mut least: Option<u64> = None;
    let mut more = false;
    loop {
        let after_more = rest.strip_prefix(['多', '余', '几']).unwrap_or(rest);
        let Some((name, magnitude)) = MAGNITUDES.iter().find(|(name, _)| after_more.starts_with(name)) else { break };
        if least.is_some_and(|least| *magnitude >= least) || more {
            return Err(NoNumeral::Unknown);
        }
        more = after_more.len() < rest.len();
        let product = value.checked_mul(Decimal::from(*magnitude)).ok_or(NoNumeral::TooLong)?;
        total = total.checked_add(product).ok_or(NoNumeral::TooLong)?;
        (value, least) = (Decimal::ZERO, Some(*magnitude));
        rest = &after_more[name.len()..];
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        (value, rest) = digits(rest)?;
    }
    if least.is_some() && !value.is_zero() {
        // 1万2: two or two thousand
        return Err(NoNumeral::Unknown);
    }
    let extent = if more { Extent::More } else { Extent::Plain };
    let value = if least.is_some() { total } else { value };
    Ok((Numeral { value: value.normalize(), extent, magnified: least.is_some_and(|least| least >= 1000) }, rest))
}

/// Digits with separators of thousands and one decimal point.
fn digits(text: &str) -> Result<(Decimal, &str), NoNumeral> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let run = text[..end].trim_end_matches(',');
    let rest = &text[run.len()..];
    let (whole, fraction) = run.split_once('.').map_or((run, None), |(whole, fraction)| (whole, Some(fraction)));
    if fraction.is_some_and(|fraction| fraction.is_empty() || fraction.contains(['.', ','])) {
        return Err(NoNumeral::Unknown);
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let separated = whole.contains(',');
    if separated && (!(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3)) {
        return Err(NoNumeral::Comma);
    }
    if run.len() > MOST_DIGITS + 6 {
        return Err(NoNumeral::TooLong);
    }
    let plain: String = run.chars().filter(|c| *c != ',').collect();
    if plain.chars().filter(char::is_ascii_digit).count() > MOST_DIGITS {
        return Err(NoNumeral::TooLong);
    }
    let plain = if plain.starts_with('.') { format!("0{plain}") } else { plain };
    plain.parse::<Decimal>().map(|value| (value, rest)).map_err(|_| NoNumeral::Unknown)
}

/// A figure of a Chinese number.
#[derive(Debug, Clone, Copy)]
enum Figure {
    /// 一 to 九.
    Digit(u32),
    /// 两: a digit that no year and no decimal has.
    Two,
    /// 零, 〇.
    Zero,
    /// 十, 百, 千, 万, 亿.
    Magnitude(u64),
}

impl Figure {
    fn digit(self) -> Option<u32> {
        match self {
            Self::Digit(digit) => Some(digit),
            Self::Zero => Some(0),
            Self::Two | Self::Magnitude(_) => None,
        }
    }
}

fn figure(character: char) -> Option<Figure> {
    const DIGITS: [&str; 9] = ["一壹", "二贰", "三叁参", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
    Some(match character {
        '零' | '〇' => Figure::Zero,
        '两' => Figure::Two,
        '十' | '拾' => Figure::Magnitude(10),
        '百' | '佰' => Figure::Magnitude(100),
        '千' | '仟' => Figure::Magnitude(1000),
        '万' => Figure::Magnitude(10_000),
        '亿' => Figure::Magnitude(100_000_000),
        _ => Figure::Digit((1..).zip(DIGITS).find(|(_, forms)| forms.contains(character))?.0),
    })
}

/// A run of Chinese figures with its decimals, and the words that limit it from inside.
fn chinese(text: &str) -> Result<(Numeral, &str), NoNumeral> {
    let end = text.find(|c: char| figure(c).is_none()).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    let figures: Vec<Figure> = run.chars().filter_map(figure).take(MOST_DIGITS + 1).collect();
    if figures.len() > MOST_DIGITS {
        return Err(NoNumeral::TooLong);
    }
    let magnified = run.contains(['万', '亿']);
    if let Some(range) = neighbours(&figures) {
        return Ok((range, rest));
    }
    let value = whole(&figures).ok_or(NoNumeral::Unknown)?;
    let plain = Numeral { value: Decimal::from(value), extent: Extent::Plain, magnified };
    if let Some(decimals) = rest.strip_prefix('点') {
        let end = decimals.find(|c: char| figure(c).and_then(Figure::digit).is_none()).unwrap_or(decimals.len());
        let digits: String = decimals[..end].chars().filter_map(|c| figure(c)?.digit()?.to_string().chars().next()).collect();
        if digits.is_empty() || digits.len() > MOST_DIGITS {
            return Err(NoNumeral::Unknown);
        }
        let value = format!("{value}.{digits}").parse().map_err(|_| NoNumeral::Unknown)?;
        return Ok((Numeral { value, ..plain }, &decimals[end..]));
    }
    Ok(limited(plain, &figures, rest))
}

/// 十几, 二十多万: what a number says of itself from inside.
fn limited<'t>(plain: Numeral, figures: &[Figure], rest: &'t str) -> (Numeral, &'t str) {
    if let Some(after) = rest.strip_prefix(['多', '余', '几'])
        && let Some((name, magnitude)) = MAGNITUDES.iter().find(|(name, _)| after.starts_with(name))
        && let Some(value) = plain.value.checked_mul(Decimal::from(*magnitude))
    {
        return (Numeral { value, extent: Extent::More, magnified: true }, &after[name.len()..]);
    }
    if let (Some(after), Some(Figure::Magnitude(10))) = (rest.strip_prefix('几'), figures.last()) {
        return (Numeral { extent: Extent::Below(plain.value + Decimal::TEN), ..plain }, after);
    }
    (plain, rest)
}

/// 两三, 三四, 三五: two digits side by side that name a range.
fn neighbours(figures: &[Figure]) -> Option<Numeral> {
    let [first, second] = figures else { return None };
    let low = if matches!(first, Figure::Two) { 2 } else { first.digit()? };
    let high = if matches!(second, Figure::Two) { 2 } else { second.digit()? };
    (low > 0 && (high == low + 1 || (low, high) == (3, 5))).then(|| Numeral {
        value: Decimal::from(low),
        extent: Extent::To(Decimal::from(high)),
        magnified: false,
    })
}

/// The whole number that figures make: by magnitudes (一万二), or digit by digit from three on (一二〇).
fn whole(figures: &[Figure]) -> Option<u64> {
    if figures.iter().any(|figure| matches!(figure, Figure::Magnitude(_))) {
        return by_magnitude(figures);
    }
    match figures {
        [Figure::Two] => Some(2),
        [figure] => figure.digit().map(u64::from),
        [_, _] => None,
        _ => figures.iter().try_fold(0_u64, |sum, figure| sum.checked_mul(10)?.checked_add(u64::from(figure.digit()?))),
    }
}

fn by_magnitude(figures: &[Figure]) -> Option<u64> {
    let (mut total, mut section, mut digit, mut zero) = (0_u64, 0_u64, None::<u64>, false);
    let (mut within, mut between, mut unit) = (u64::MAX, u64::MAX, 1_u64);
    for figure in figures {
        match figure {
            Figure::Zero => {
                if digit.is_some() {
                    return None;
                }
                zero = true;
            }
            Figure::Digit(_) | Figure::Two => {
                let value = figure.digit().map_or(2, u64::from);
                if digit.replace(value).is_some() {
                    return None;
                }
            }
            Figure::Magnitude(magnitude) if *magnitude < 10_000 => {
                let ten_alone = *magnitude == 10 && (section == 0 || zero);
                let times = digit.take().or(ten_alone.then_some(1))?;
                if *magnitude >= within {
                    return None;
                }
                section = section.checked_add(times.checked_mul(*magnitude)?)?;
                (within, unit, zero) = (*magnitude, *magnitude, false);
            }
            Figure::Magnitude(magnitude) => {
                section = section.checked_add(digit.take().unwrap_or(0))?;
                if section == 0 || *magnitude >= between {
                    return None;
                }
                total = total.checked_add(section.checked_mul(*magnitude)?)?;
                (section, within, between, unit, zero) = (0, u64::MAX, *magnitude, *magnitude, false);
            }
        }
    }
    // 一万二 is twelve thousand, 一万零二 is not
    let tail = digit.map_or(0, |digit| if zero || unit < 100 { digit } else { digit * (unit / 10) });
    total.checked_add(section)?.checked_add(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        leading(text).ok().filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number.value.to_string())
    }

    #[test]
    fn numbers_of_all_forms() {
        for (text, value) in [
            ("二百", "200"),
            ("两百", "200"),
            ("十二", "12"),
            ("一百二十五", "125"),
            ("一万二千", "12000"),
            ("一万二", "12000"),
            ("一万零二", "10002"),
            ("二〇〇", "200"),
            ("1,200", "1200"),
            ("1.98万", "19800"),
            ("1万2千", "12000"),
            ("三百五", "350"),
            ("壹拾", "10"),
            ("一百零五", "105"),
            ("九十五点五", "95.5"),
            (".5", "0.5"),
            ("1,234,567.5", "1234567.5"),
            ("一百一十", "110"),
            ("二千零一十", "2010"),
            ("3百万", "3000000"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["1,2", "12,34", "1万2", "八五", "十百", "1..2", "1.", "三四十", "2千3万", "百", "一二三四五六七八九一二三四五六七八"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
