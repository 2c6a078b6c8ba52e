//! Lays standards side by side out for the terminal: what cannot be met at once first, whole; what is agreed in a line each.
use super::settled::sentences;
use super::{DemandView, SharedView, SideBySide, SideView};
use crate::diagnostic::{Language, Wording};
use crate::report::explain::{answer_type, wrapped};
use crate::report::phrase;
use crate::standard::{JointQuestion, Purpose, Standing, Strength};
use crate::wording;
use std::io;
use unicode_width::UnicodeWidthStr;

/// Columns before what belongs to a question.
const INDENT: usize = 2;
/// Up to so many questions of one standard alone are named; more are counted by kind.
const NAMED: usize = 12;
/// Pairs that look alike that are listed; the others are counted.
const PAIRS: usize = 20;

/// Writes the head, the differences, what is agreed, what looks alike, the union, and what to do next.
pub(super) fn write(view: &SideBySide<'_>, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let page = &mut Page { out, width, language: view.language };
    head(view, page)?;
    for standing in [Standing::Contradictory, Standing::Differs, Standing::Depends, Standing::Strength] {
        differences(view, standing, page)?;
    }
    agreed(view, page)?;
    alike(view, page)?;
    union(view, page)?;
    page.blank()?;
    page.say(0, &next(view))
}

/// Lines on the terminal.
struct Page<'o> {
    out: &'o mut dyn io::Write,
    width: usize,
    language: Language,
}

impl Page<'_> {
    fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn say(&mut self, indent: usize, words: &Wording) -> io::Result<()> {
        self.text(indent, words.say(self.language))
    }

    fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.beside(&" ".repeat(indent), text)
    }

    /// A text behind a label, wrapped beside it.
    fn beside(&mut self, label: &str, text: &str) -> io::Result<()> {
        let indent = label.width();
        let mut before = label.to_owned();
        for line in wrapped(text, self.width.saturating_sub(indent)) {
            writeln!(self.out, "{before}{line}")?;
            before = " ".repeat(indent);
        }
        Ok(())
    }

    /// A label in a column of its own.
    fn labelled(&mut self, label: &str, columns: usize, text: &str) -> io::Result<()> {
        let label = format!("{:INDENT$}{label}{:padding$}", "", "", padding = (columns + INDENT).saturating_sub(label.width()));
        self.beside(&label, text)
    }
}

fn head(view: &SideBySide<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let columns = view.overlap.standards.iter().map(|standard| standard.id.as_str().width()).max().unwrap_or(0);
    for standard in &view.overlap.standards {
        page.beside(&format!("{}{:padding$}", standard.id, "", padding = columns + INDENT - standard.id.as_str().width()), &standard.title)?;
    }
    let shared = view.shared.len();
    if shared == 0 {
        return page.say(0, &wording!("没有共用的采集项:没有哪一个采集项是几个标准都问的", "they share no question: nothing is asked by two of them in one sense"));
    }
    let counts = Standing::ALL.iter().map(|standing| (name(*standing), view.count(*standing))).filter(|(_, count)| *count > 0);
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (name, count) in counts {
        zh.push(format!("{} {count}", name.zh));
        en.push(format!("{count} {}", name.en));
    }
    let (zh, en) = (zh.join(","), en.join(", "));
    page.say(0, &wording!("共用的采集项 {shared} 个:{zh}", "{shared} shared questions: {en}"))
}

/// What a standing is called.
pub(super) fn name(standing: Standing) -> Wording {
    match standing {
        Standing::Contradictory => wording!("不能同时满足", "cannot be met at once"),
        Standing::Differs => wording!("要求不同", "differ"),
        Standing::Depends => wording!("取决于条件或不能比较", "depend on a condition or cannot be compared"),
        Standing::Strength => wording!("只有强度不同", "differ in strength only"),
        Standing::Same => wording!("一致", "agreed"),
        Standing::Unjudged => wording!("至多一个标准判定", "judged by one standard at most"),
    }
}

fn differences(view: &SideBySide<'_>, standing: Standing, page: &mut Page<'_>) -> io::Result<()> {
    let mut of = view.shared.iter().filter(|shared| shared.standing == standing).peekable();
    if of.peek().is_some() {
        page.blank()?;
        page.say(0, &heading(standing))?;
    }
    of.try_for_each(|shared| question(view, shared, page))
}

fn heading(standing: Standing) -> Wording {
    let Wording { zh, en } = name(standing);
    let mark = if standing == Standing::Contradictory { wording!(":一个答案过不了几个标准", ": no answer satisfies all of them") } else { Wording::default() };
    let (more_zh, more_en) = (mark.zh, mark.en);
    wording!("== {zh}{more_zh} ==", "== {en}{more_en} ==")
}

fn question(view: &SideBySide<'_>, shared: &SharedView<'_>, page: &mut Page<'_>) -> io::Result<()> {
    page.blank()?;
    page.text(0, &title(shared, page.language))?;
    let compared = wording!("比较", "compared");
    let ids = shared.sides.iter().map(|side| side.standard.id.as_str());
    let columns = ids.chain([compared.say(page.language)]).map(UnicodeWidthStr::width).max().unwrap_or(0);
    for side in &shared.sides {
        let mut label = side.standard.id.as_str();
        for line in lines(side, page.language) {
            page.labelled(label, columns, &line)?;
            label = "";
        }
    }
    let mut label = compared.say(page.language).to_owned();
    for sentence in sentences(view, shared) {
        page.labelled(&label, columns, &sentence)?;
        label.clear();
    }
    Ok(())
}

/// A question by its id, label, type and unit.
fn title(shared: &SharedView<'_>, language: Language) -> String {
    let question = shared.question;
    let unit = question.unit().map(|unit| format!(",{}", unit.shown())).unwrap_or_default();
    format!("{}  {}({}{unit})", question.id, question.label, answer_type(&question.answer).say(language))
}

/// What a standard demands: two lines for each check, what it expects of whom, and where the document says so in which words.
fn lines(side: &SideView<'_>, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for demands in side.demands.chunk_by(|one, next| (one.check.clause, &one.check.text) == (next.check.clause, &next.check.text)) {
        lines.extend(demands.iter().map(|demand| expects(demand, side, language)));
        lines.push(says(demands, language));
    }
    for demand in &side.beside {
        let label = demand.asks.map_or(demand.check.title.as_str(), |question| &question.label);
        let expects = expects(demand, side, language);
        lines.push(wording!("另要求{label}:{expects}", "also bounds {label}: {expects}").say(language).to_owned());
        lines.push(says(std::slice::from_ref(demand), language));
    }
    if side.demands.is_empty() {
        lines.push(wording!("不作判定", "not judged").say(language).to_owned());
    }
    if !side.of.also.is_empty() {
        let serves = side.of.also.iter().map(|purpose| serves(*purpose).say(language).to_owned()).collect::<Vec<_>>().join("、");
        lines.push(wording!("另用于:{serves}", "also serves: {serves}").say(language).to_owned());
    }
    lines
}

fn expects(demand: &DemandView<'_>, side: &SideView<'_>, language: Language) -> String {
    let mut parts = vec![demand.expected.say(language).to_owned(), bound(demand, side, language)];
    if !demand.tiers.is_empty() {
        parts.push(demand.tiers.iter().map(|tier| tier.name).collect::<Vec<_>>().join("、"));
    }
    if let Some(when) = &demand.when {
        let when = when.say(language);
        parts.push(wording!("条件:{when}", "only where {when}").say(language).to_owned());
    }
    parts.join("  ")
}

/// Whom a check binds, by strength: 应:…;宜:….
fn bound(demand: &DemandView<'_>, side: &SideView<'_>, language: Language) -> String {
    let site_kinds = side.standard.site_kinds().map(|kind| side.standard.kind(kind).id.as_str()).collect::<Vec<_>>();
    let of = |strength: &Strength| {
        let strong = || demand.bound.iter().filter(|(_, bound)| bound == strength).map(|(kind, _)| kind);
        let named = strong().map(|kind| kind.name).collect::<Vec<_>>().join("、");
        let all = site_kinds.len() > 1 && strong().map(|kind| kind.id).eq(site_kinds.iter().copied());
        let whom = if all { wording!("各类站点", "all sites").say(language).to_owned() } else { named };
        (!whom.is_empty()).then(|| format!("{}:{whom}", phrase::strength(*strength).say(language)))
    };
    Strength::ALL.iter().filter_map(of).collect::<Vec<_>>().join(";")
}

/// Where the document says it, in which words, and which checks hold it; with the reason of a number that is not the document's.
fn says(demands: &[DemandView<'_>], language: Language) -> String {
    let Some(first) = demands.first() else { return String::new() };
    let (clause, title, text) = (&first.clause.id, &first.clause.title, &first.check.text);
    let ids = demands.iter().map(|demand| demand.check.id.as_str()).collect::<Vec<_>>().join("、");
    let authored = first.check.authored.as_ref().map(|why| wording!(" 自拟:{why}", " authored: {why}")).unwrap_or_default();
    format!("{clause} {title}:“{text}”({ids}){}", authored.say(language))
}

fn serves(purpose: Purpose) -> Wording {
    match purpose {
        Purpose::Condition => wording!("条件", "conditions"),
        Purpose::Target => wording!("目标", "targets"),
        Purpose::Scoring => wording!("加分或一票否决", "bonus or vetoes"),
        Purpose::TierClaim => wording!("申报档次", "declaring a tier"),
    }
}

/// What all ask alike, and what at most one judges: a line for each.
fn agreed(view: &SideBySide<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for standing in [Standing::Same, Standing::Unjudged] {
        let mut of = view.shared.iter().filter(|shared| shared.standing == standing).peekable();
        if of.peek().is_some() {
            page.blank()?;
            page.say(0, &heading(standing))?;
        }
        for shared in of {
            let (title, language) = (title(shared, page.language), page.language);
            page.beside("  ", &format!("{title}  {}", in_brief(shared, language)))?;
        }
    }
    Ok(())
}

/// What is expected, and by which clauses.
fn in_brief(shared: &SharedView<'_>, language: Language) -> String {
    let side = |side: &SideView<'_>| {
        let id = &side.standard.id;
        if side.demands.is_empty() {
            let serves = side.of.also.iter().map(|purpose| serves(*purpose).say(language).to_owned()).collect::<Vec<_>>().join("、");
            return wording!("{id} 只用于{serves}", "{id} for {serves} only").say(language).to_owned();
        }
        let mut clauses: Vec<&str> = side.demands.iter().map(|demand| demand.clause.id.as_str()).collect();
        clauses.dedup();
        format!("{id} {}", clauses.join("、"))
    };
    let expected = shared.sides.iter().flat_map(|side| &side.demands).next().map(|demand| demand.expected.say(language)).unwrap_or_default();
    format!("{expected}  {}", shared.sides.iter().map(side).collect::<Vec<_>>().join(";"))
}

/// Questions of one name that are not one question.
fn alike(view: &SideBySide<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if view.overlap.alike.is_empty() {
        return Ok(());
    }
    page.blank()?;
    page.say(0, &wording!("== 问法相同,但不是同一个采集项:同一列会被各读一遍 ==", "== asked alike, not one question: each reads the same column by itself =="))?;
    for alike in view.overlap.alike.iter().take(PAIRS) {
        let names = alike.names.join("、");
        let [left, right] = view.pair(alike).map(|(standard, question)| format!("{} {} {}", standard.id, question.id, question.label));
        page.say(INDENT, &wording!("{left} — {right};都叫 {names}", "{left} — {right}; both called {names}"))?;
    }
    let rest = view.overlap.alike.len().saturating_sub(PAIRS);
    if rest > 0 {
        page.say(INDENT, &wording!("另有 {rest} 对,见 --format json", "{rest} more: --format json"))?;
    }
    Ok(())
}

/// What one survey for all would ask, in numbers, and the shared questions by name.
fn union(view: &SideBySide<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let overlap = view.overlap;
    page.blank()?;
    page.say(0, &wording!("== 合成一份调查 ==", "== One survey for all =="))?;
    let (all, shared) = (overlap.questions.len(), view.shared.len());
    let (together, separate) = (overlap.columns(), (0..overlap.standards.len()).map(|place| overlap.columns_of(place)).sum::<usize>());
    let saved = separate.saturating_sub(together);
    page.say(
        INDENT,
        &wording!(
            "采集项 {all} 个,其中共用 {shared} 个;清单逐项各占一列,共 {together} 列,分开调查要 {separate} 列,少 {saved} 列",
            "{all} questions, {shared} of them shared; with a column for each member of a list {together} columns, apart {separate}: {saved} saved"
        ),
    )?;
    let labels = |questions: &mut dyn Iterator<Item = &JointQuestion>| questions.map(|joint| overlap.question(&joint.uses[0]).label.clone()).collect::<Vec<String>>();
    if shared > 0 {
        let names = labels(&mut overlap.shared()).join("、");
        page.say(INDENT, &wording!("共用:{names}", "shared: {names}"))?;
    }
    for (place, standard) in overlap.standards.iter().enumerate() {
        let (id, only) = (&standard.id, overlap.only_in(place).count());
        let named = if only > NAMED { by_kind(view, place) } else { same(labels(&mut overlap.only_in(place)).join("、")) };
        let (zh, en) = (named.zh, named.en);
        page.say(INDENT, &wording!("只有 {id} 问 {only} 个:{zh}", "only {id} asks {only}: {en}"))?;
    }
    Ok(())
}

/// How many questions that no other asks one standard asks of each kind of sites, and of all bodies.
fn by_kind(view: &SideBySide<'_>, place: usize) -> Wording {
    let standard = view.standard(place);
    let asked = |is: &dyn Fn(crate::standard::KindIx) -> bool| view.overlap.only_in(place).filter(|joint| joint.uses[0].kinds.iter().any(|kind| is(*kind))).count();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for kind in standard.site_kinds() {
        let (name, count) = (&standard.kind(kind).name, asked(&|of| of == kind));
        zh.push(format!("{name} {count}"));
        en.push(format!("{name} {count}"));
    }
    let bodies = asked(&|of| standard.is_body(of));
    if bodies > 0 {
        zh.push(format!("各单位 {bodies}"));
        en.push(format!("bodies {bodies}"));
    }
    let (zh, en) = (zh.join("、"), en.join(", "));
    wording!("{zh}(全部见 --format json)", "{en} (all of them: --format json)")
}

fn same(text: String) -> Wording {
    Wording { en: text.clone(), zh: text }
}

fn next(view: &SideBySide<'_>) -> Wording {
    let contradictory = view.shared.iter().find(|shared| shared.standing == Standing::Contradictory);
    let first = contradictory.and_then(|shared| shared.sides.iter().find_map(|side| side.demands.first().map(|demand| (&side.standard.id, &demand.check.id))));
    let options = view.overlap.standards.iter().map(|standard| format!("-s {}", standard.id)).collect::<Vec<_>>().join(" ");
    match first {
        Some((standard, check)) => {
            let count = view.count(Standing::Contradictory);
            wording!(
                "下一步:先定不能同时满足的 {count} 项按哪个标准办(看依据:dabiao explain {standard} {check}),再一次核查:dabiao audit 填报表 {options}",
                "next: settle which standard decides the {count} that cannot be met at once (why: dabiao explain {standard} {check}), then audit one survey: dabiao audit SURVEY {options}"
            )
        }
        None => wording!("下一步:一份填报表一次核查:dabiao audit 填报表 {options}", "next: audit one survey against all: dabiao audit SURVEY {options}"),
    }
}
