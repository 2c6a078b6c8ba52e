//! Lays standards side by side out for the terminal: what cannot be met at once first, whole; what is agreed in a line each.
use super::page::{INDENT, Page};
use super::settled::{elsewhere, sentences};
use super::survey;
use super::{DemandView, SharedView, SideBySide, SideView};
use crate::diagnostic::{Language, Wording};
use crate::report::explain::answer_type;
use crate::report::phrase;
use crate::standard::{Purpose, Standing, Strength};
use crate::wording;
use std::io;
use unicode_width::UnicodeWidthStr;

/// Writes the head, the differences, what is agreed, what looks alike, the union, and what to do next.
pub(super) fn write(view: &SideBySide<'_>, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let page = &mut Page::new(out, width, view.language);
    head(view, page)?;
    for standing in [Standing::Contradictory, Standing::Differs, Standing::Depends, Standing::Strength] {
        differences(view, standing, page)?;
    }
    agreed(view, page)?;
    survey::alike(view, page)?;
    survey::union(view, page)?;
    page.blank()?;
    page.say(0, &next(view))
}

fn head(view: &SideBySide<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let columns = view.overlap.standards.iter().map(|standard| standard.id.as_str().width()).max().unwrap_or(0);
    for standard in &view.overlap.standards {
        page.beside(&format!("{}{:padding$}", standard.id, "", padding = columns + INDENT - standard.id.as_str().width()), &standard.title)?;
    }
    let shared = view.shared.len();
    if shared == 0 {
        return page
            .say(0, &wording!("没有共用的采集项:没有哪一个采集项是几个标准都问的", "they share no question: nothing is asked by two of them in one sense"));
    }
    let counts = Standing::ALL.iter().map(|standing| (name(*standing), view.count(*standing))).filter(|(_, count)| *count > 0);
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (name, count) in counts {
        zh.push(format!("{} {count}", name.zh));
        en.push(format!("{count} {}", name.en));
    }
    let (zh, en) = (zh.join(","), en.join(", "));
    page.say(0, &wording!("共用的采集项 {shared} 个:{zh}", "{shared} shared questions: {en}"))?;
    page.say(
        0,
        &wording!(
            "各标准的站点类型各有叫法:层级相同或名称末尾相同的先比,其余注明“对象不同”;哪一类对应哪一类,看每条要求的对象",
            "kinds are named differently: those of one level or of names that end alike are compared first, others are marked; whom each demand binds stands beside it"
        ),
    )
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
    let mark = if standing == Standing::Contradictory {
        wording!(":一个答案过不了几个标准", ": no answer satisfies all of them")
    } else {
        Wording::default()
    };
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
    let (id, label, Wording { zh, en }) = (&question.id, &question.label, answer_type(&question.answer));
    let words = match question.unit().map(crate::standard::Unit::shown) {
        Some(unit) => wording!("{id}  {label}({zh},{unit})", "{id}  {label} ({en}, {unit})"),
        None => wording!("{id}  {label}({zh})", "{id}  {label} ({en})"),
    };
    words.say(language).to_owned()
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
    parts.extend(tiers(demand));
    if let Some(when) = &demand.when {
        let when = when.say(language);
        parts.push(wording!("条件:{when}", "only where {when}").say(language).to_owned());
    }
    parts.join("  ")
}

/// The tiers that a check is ticked in, where there are any.
fn tiers(demand: &DemandView<'_>) -> Option<String> {
    (!demand.tiers.is_empty()).then(|| demand.tiers.iter().map(|tier| tier.name).collect::<Vec<_>>().join("、"))
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

/// What is expected, by which clauses, and of whom: places that are agreed on need not be of one kind.
fn in_brief(shared: &SharedView<'_>, language: Language) -> String {
    let side = |side: &SideView<'_>| {
        let id = &side.standard.id;
        if side.demands.is_empty() {
            let serves = side.of.also.iter().map(|purpose| serves(*purpose).say(language).to_owned()).collect::<Vec<_>>().join("、");
            return wording!("{id} 只用于{serves}", "{id} for {serves} only").say(language).to_owned();
        }
        let mut clauses: Vec<&str> = side.demands.iter().map(|demand| demand.clause.id.as_str()).collect();
        clauses.dedup();
        let (clauses, whom) = (clauses.join("、"), whom(side, language));
        wording!("{id} {clauses}({whom})", "{id} {clauses} ({whom})").say(language).to_owned()
    };
    let expected = shared.sides.iter().flat_map(|side| &side.demands).next().map(|demand| demand.expected.say(language)).unwrap_or_default();
    let sides = shared.sides.iter().map(side).collect::<Vec<_>>().join(";");
    let all_elsewhere = !shared.joint.comparisons.is_empty() && shared.joint.comparisons.iter().all(|comparison| !comparison.alike);
    format!("{expected}  {sides}{}", if all_elsewhere { elsewhere().say(language).to_owned() } else { String::new() })
}

/// Whom the demands of a standard bind, how strongly, and in which tiers, each once.
fn whom(side: &SideView<'_>, language: Language) -> String {
    let mut all: Vec<String> = Vec::new();
    for demand in &side.demands {
        let whom = [bound(demand, side, language)].into_iter().chain(tiers(demand)).collect::<Vec<_>>().join(" ");
        if !all.contains(&whom) {
            all.push(whom);
        }
    }
    all.join(" / ")
}

fn next(view: &SideBySide<'_>) -> Wording {
    let contradictory = view.shared.iter().find(|shared| shared.standing == Standing::Contradictory);
    let mut sides = contradictory.iter().flat_map(|shared| &shared.sides);
    let first = sides.find_map(|side| Some((&view.called[side.of.standard], &side.demands.first()?.check.id)));
    let options = view.called.iter().map(|called| format!("-s {called}")).collect::<Vec<_>>().join(" ");
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
