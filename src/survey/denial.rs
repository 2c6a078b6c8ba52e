//! Words of denial before or inside a name: a head that forbids or denies what a question asks (不得按业务分类设岗), and a cell that does.
use std::borrow::Cow;

/// Words before a thing that say that it is not there.
const LACKING: &[&str] = &["没有", "未设", "未装", "未安装", "无"];
/// Words before what is done that deny or forbid it, longer ones first. They may stand inside a head (窗口内部不得按业务分类设岗).
const DENYING: &[&str] = &["不存在", "不允许", "不得", "不应", "不能", "禁止", "严禁", "没有", "尚未", "暂未", "并未", "未", "没", "不"];
/// With one of these before or behind, denial is denied, and the head is left unread.
const DENIALS: &[char] = &['不', '未', '无', '没', '非', '禁'];
/// Words of a cell that tell that something is not so; what forbids only repeats a rule.
const TELLING: &[&str] = &["没有", "不存在", "尚未", "暂未", "并未", "未", "没", "不", "无"];
const ASKING: &str = "是否";

/// The names that a head denies, by each of the words of denial in it: whether one of them is a name, the words alone do not tell
/// (不动产登记, 未成年人保护).
pub(super) fn denied(head: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let plain = head.strip_prefix(ASKING).unwrap_or(head);
    let lacked = LACKING.iter().filter_map(|word| plain.strip_prefix(word)).map(Cow::Borrowed);
    let forbidden = DENYING.iter().filter_map(move |word| {
        let (before, after) = plain.split_once(word)?;
        let twice = before.contains(DENIALS) || after.starts_with(DENIALS);
        (!twice && !after.is_empty()).then(|| if before.is_empty() { Cow::Borrowed(after) } else { Cow::Owned([before, after].concat()) })
    });
    lacked.chain(forbidden)
}

/// The names of which a cell tells that they are not so.
pub(super) fn told_absent(cell: &str) -> impl Iterator<Item = &str> {
    TELLING.iter().filter_map(|word| cell.strip_prefix(word)).filter(|rest| !rest.is_empty() && !rest.starts_with(DENIALS))
}
