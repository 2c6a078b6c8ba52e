//! Finds names that are almost one: a site entered twice, once with a slip of the pen, would count as two.
//!
//! Places of one township are often named after one another (东沟, 西沟; 一村, 二村), so a difference that tells places apart is none
//! here, and in a short name only characters that are easily taken for one another count. Names are compared within their group by
//! the keys they share, never each with each.
use super::head::name_form;
use super::vocabulary::Vocabulary;
use super::{Site, Survey};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::wording;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeSet;
use std::hash::BuildHasher;

/// Words between a place's name and its kind that are often left out.
const LEFT_OUT: &[&str] = &["社区居民委员会", "社区居委会", "村民委员会", "居民委员会", "村委会", "居委会", "社区", "嘎查", "村"];
/// Characters by which neighbouring places are told apart.
const TELLS_APART: &str = "0123456789〇零一二三四五六七八九十百东西南北中上下前后左右内外大小新老旧高低甲乙丙丁戊己庚辛壬癸";
/// Characters that are taken for one another, in writing or in typing by sound.
const ALIKE: &[&str] = &[
    "青清晴睛情请蜻精静靖菁箐",
    "川州洲",
    "己已巳",
    "未末",
    "土士",
    "日曰",
    "人入八",
    "太犬",
    "天夭",
    "干千于",
    "戊戌戍",
    "候侯",
    "崖涯",
    "坡波玻披",
    "林淋琳霖",
    "秋楸湫",
    "沙纱莎砂",
    "杨扬阳洋羊佯",
    "张章樟彰漳",
    "李里理厘哩",
    "河何荷",
    "湖胡葫糊蝴",
    "塘唐糖堂棠",
    "桥侨乔娇轿",
    "白百柏伯",
    "微薇徽",
    "云芸耘",
    "红洪虹宏鸿",
    "龙笼隆珑陇",
    "凤风枫峰锋烽丰",
    "花华桦骅",
    "园圆元源原沅",
    "家加佳嘉",
    "庄桩妆",
    "官馆管",
    "安按鞍",
    "平苹坪萍屏",
    "明铭鸣名茗",
    "兴星幸",
    "福富复",
    "永咏泳",
    "和合河",
    "宁柠狞",
    "金今津锦",
    "银很垠",
    "玉王主",
    "石实时",
    "连莲涟联链",
    "竹竺烛",
    "松淞颂",
    "梅海霉",
    "榆愉输渝",
    "槐愧魂",
    "柳抑",
    "桐铜洞",
    "梨犁黎",
    "杏否",
    "枣棘",
    "苜目木牧沐",
    "蒲浦埔溥",
    "津律",
    "岭玲铃岑领",
    "丘邱",
    "井并",
    "泉皇",
    "滩摊难",
    "湾弯",
    "沟钩构",
    "洼挂蛙",
    "营莹萤",
    "堡保褒",
    "寨塞",
    "镇填",
    "望忘旺",
    "舒叙",
    "晓哓饶",
    "辰晨",
    "阁搁",
    "街衔",
];
/// In a name of so many characters without what is left out, any slip may be one.
const LONG: usize = 4;
/// No name of a place is longer; what is, is text.
const LONGEST: usize = 40;
/// Names that share a key are compared with so many others; more of them are numbered, not mistyped.
const COMPARED: usize = 16;
/// More pairs are not looked for: such names are made up, not mistyped.
const MOST_PAIRS: usize = 1000;
/// Pairs that the message names.
const LISTED: usize = 4;

/// A site's name taken apart.
struct Name {
    site: usize,
    stem: Vec<char>,
    /// What is often left out, as far as it is there.
    word: &'static str,
}

/// Warns of sites of one kind and group whose names are almost one.
pub(super) fn similar_names(survey: &Survey, vocabulary: &Vocabulary) -> Option<Diagnostic> {
    let mut groups: FxHashMap<(usize, String), Vec<Name>> = FxHashMap::default();
    let mut order = Vec::new();
    for (index, site) in survey.sites.iter().enumerate() {
        let group = (site.kind.index(), site.group.as_deref().map(name_form).unwrap_or_default());
        let names = groups.entry(group.clone()).or_default();
        if names.is_empty() {
            order.push(group);
        }
        names.push(Name::of(index, site, vocabulary));
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in order {
        pairs_of(&groups[&group], &mut pairs);
    }
    let of = |index: usize| survey.sites[index].name.as_str();
    // of one name with two codes another diagnostic tells
    pairs.retain(|(first, second)| name_form(of(*first)) != name_form(of(*second)));
    (!pairs.is_empty()).then(|| told(survey, &pairs))
}

impl Name {
    fn of(index: usize, site: &Site, vocabulary: &Vocabulary) -> Self {
        let form = name_form(&site.name);
        let (plain, kind) = form.split_at(vocabulary.without_kind(&form).len());
        let before_kind = LEFT_OUT.iter().find(|word| plain.strip_suffix(**word).is_some_and(|rest| !rest.is_empty()));
        let stem = before_kind.map_or(plain, |word| &plain[..plain.len() - word.len()]);
        // 社区便民服务站 may be the name of a kind as a whole
        let word = before_kind.or_else(|| LEFT_OUT.iter().find(|word| kind.starts_with(**word))).copied().unwrap_or_default();
        Self { site: index, stem: stem.chars().collect(), word }
    }

    /// Whether the two differ in the character at one place only, and that may be a slip.
    fn slips(&self, other: &Self, at: usize) -> bool {
        let same = self.stem.len() == other.stem.len() && self.stem[..at] == other.stem[..at] && self.stem[at + 1..] == other.stem[at + 1..];
        same && may_be_a_slip(self.stem[at], other.stem[at], self.stem.len())
    }

    /// Whether what is left out does not tell the two apart.
    fn agrees(&self, other: &Self) -> bool {
        self.word == other.word || self.word.is_empty() || other.word.is_empty()
    }
}

/// Pairs of one group, found by the keys they share: a stem, or a stem with one character left open.
fn pairs_of(names: &[Name], pairs: &mut BTreeSet<(usize, usize)>) {
    let mut by_stem: FxHashMap<&[char], Vec<&Name>> = FxHashMap::default();
    let mut by_rest: FxHashMap<u64, Vec<&Name>> = FxHashMap::default();
    let mut take = |first: &Name, second: &Name| {
        if pairs.len() < MOST_PAIRS && first.agrees(second) {
            pairs.insert((first.site.min(second.site), first.site.max(second.site)));
        }
    };
    for name in names.iter().filter(|name| name.stem.len() <= LONGEST) {
        let same = by_stem.entry(&name.stem).or_default();
        same.iter().take(COMPARED).for_each(|other| take(other, name));
        same.push(name);
    }
    for name in names.iter().filter(|name| (2..=LONGEST).contains(&name.stem.len())) {
        for at in 0..name.stem.len() {
            let (before, after) = (&name.stem[..at], &name.stem[at + 1..]);
            if name.stem.len() >= LONG && !TELLS_APART.contains(name.stem[at]) {
                let shorter = by_stem.get([before, after].concat().as_slice());
                shorter.into_iter().flatten().take(COMPARED).for_each(|other| take(other, name));
            }
            let alike = by_rest.entry(FxBuildHasher.hash_one((at, before, after))).or_default();
            alike.iter().take(COMPARED).filter(|other| other.slips(name, at)).for_each(|other| take(other, name));
            alike.push(name);
        }
    }
}

/// Whether one character may have been written for the other.
fn may_be_a_slip(first: char, second: char, length: usize) -> bool {
    let tells_apart = |c: char| TELLS_APART.contains(c) || c.is_ascii_alphanumeric();
    let alike = || ALIKE.iter().any(|family| family.contains(first) && family.contains(second));
    first != second && !(tells_apart(first) && tells_apart(second)) && (length >= LONG || alike())
}

fn told(survey: &Survey, pairs: &BTreeSet<(usize, usize)>) -> Diagnostic {
    let listed: Vec<String> = pairs.iter().take(LISTED).map(|(first, second)| format!("{} / {}", quoted(survey, *first), quoted(survey, *second))).collect();
    let (count, listed) = (pairs.len(), listed.join("、"));
    let rest = if count > LISTED { "…" } else { "" };
    let message = wording!(
        "有 {count} 对站点的名称只差一点,可能是同一个站点,已分别计:{listed}{rest}",
        "{count} pairs of names are almost the same and may be one site each; they count as two: {listed}{rest}"
    );
    let help = wording!(
        "是同一个站点的,改成同一个名称和编码;不是的不必处理",
        "give both rows the same name and code if they are one site; else there is nothing to do"
    );
    let mut diagnostic = Diagnostic::new(Code::SimilarNames, message, help);
    for index in pairs.iter().flat_map(|(first, second)| [*first, *second]) {
        let (table, row) = survey.row(&survey.sites[index]);
        diagnostic.add(Place::Row { file: table.file.clone(), sheet: table.sheet.clone(), row });
    }
    diagnostic
}

fn quoted(survey: &Survey, site: usize) -> String {
    super::complaint::quote(&survey.sites[site].name)
}

#[cfg(test)]
mod tests {
    use super::may_be_a_slip;

    #[test]
    fn what_tells_neighbours_apart_is_no_slip() {
        assert!(may_be_a_slip('晴', '睛', 2));
        assert!(!may_be_a_slip('晴', '银', 2), "沙井 and 双井 are two places");
        assert!(may_be_a_slip('晴', '银', 4));
        for (first, second) in [('东', '西'), ('一', '二'), ('1', '2'), ('甲', '乙')] {
            assert!(!may_be_a_slip(first, second, 6), "{first} {second}");
        }
    }
}
