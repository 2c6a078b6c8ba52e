//! What one survey for all of the standards comes to, in numbers, and which questions only look as if they were one.
use super::SideBySide;
use super::page::{INDENT, Page};
use crate::diagnostic::Wording;
use crate::standard::{JointQuestion, KindIx};
use crate::wording;
use std::io;

/// Up to so many questions of one standard alone are named; more are counted by kind.
const NAMED: usize = 12;
/// Pairs that look alike that are listed; the others are counted.
const PAIRS: usize = 20;

/// Questions of one name that are not one question.
pub(super) fn alike(view: &SideBySide<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if view.overlap.alike.is_empty() {
        return Ok(());
    }
    page.blank()?;
    page.say(
        0,
        &wording!("== 问法相同,但不是同一个采集项:同一列会被各读一遍 ==", "== asked alike, not one question: each reads the same column by itself =="),
    )?;
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
pub(super) fn union(view: &SideBySide<'_>, page: &mut Page<'_>) -> io::Result<()> {
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
    let labels =
        |questions: &mut dyn Iterator<Item = &JointQuestion>| questions.map(|joint| overlap.question(&joint.uses[0]).label.clone()).collect::<Vec<String>>();
    if shared > 0 {
        let names = labels(&mut overlap.shared()).join("、");
        page.say(INDENT, &wording!("共用:{names}", "shared: {names}"))?;
    }
    for (place, standard) in overlap.standards.iter().enumerate() {
        let (id, only) = (&standard.id, overlap.only_in(place).count());
        if only == 0 {
            continue;
        }
        let named = if only > NAMED { by_kind(view, place) } else { same(labels(&mut overlap.only_in(place)).join("、")) };
        let (zh, en) = (named.zh, named.en);
        page.say(INDENT, &wording!("只有 {id} 问 {only} 个:{zh}", "only {id} asks {only}: {en}"))?;
    }
    Ok(())
}

/// How many questions that no other asks one standard asks of each kind of sites, and of all bodies.
fn by_kind(view: &SideBySide<'_>, place: usize) -> Wording {
    let standard = view.standard(place);
    let asked = |is: &dyn Fn(KindIx) -> bool| view.overlap.only_in(place).filter(|joint| joint.uses[0].kinds.iter().any(|kind| is(*kind))).count();
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
