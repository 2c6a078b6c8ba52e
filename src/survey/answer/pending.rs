//! What is planned, being built or on its way is not there yet.
use super::YesNo;
use super::words::Said;

/// Beginnings that speak of what is to come, whatever follows.
const BEGINNINGS: &[&str] = &[
    "在建",
    "计划",
    "有计划",
    "拟",
    "筹建",
    "筹备",
    "即将",
    "将于",
    "将在",
    "预计",
    "打算",
    "争取",
    "已列入计划",
    "列入计划",
    "已列入规划",
    "列入规划",
    "已列入预算",
    "列入预算",
    "已纳入计划",
    "纳入计划",
    "已规划",
    "已计划",
    "已招标",
    "已立项",
    "已订购",
    "已预订",
    "已下单",
    "已采购未",
    "已购未",
    "已购置未",
    "在途",
    "下一步",
    "着手",
    "已着手",
    "已动工",
    "已开工",
    "在筹",
    "规划于",
    "尚在建",
    "还在建",
];

/// Beginnings that speak of what is to come if a doing follows.
const BEGINNINGS_OF_DOINGS: &[&str] = &["正在", "正", "尚在", "还在", "将", "准备", "规划", "待", "有待", "尚待", "还待", "需", "须"];

/// What begins like a plan and is none: 计划健全 praises the plan, 拟定 is done.
const NO_PLANS: &[&str] = &["拟定", "拟订", "健全", "齐全", "合理", "充分", "规范", "完备", "清晰", "详细", "可行", "完善", "正常"];

/// What one is still doing (建设中), or has still to do (待建设).
const DOINGS: &[&str] = &[
    "建", "建设", "设", "设置", "设立", "配", "配备", "配置", "装", "安装", "购", "购置", "采购", "购买", "到货", "到位", "开通", "启用", "投用", "制定",
    "制作", "整改", "施工", "改造", "装修", "筹备", "筹建", "规划", "申请", "申报", "办理", "调试", "推进", "招标", "搬迁", "审批", "洽谈", "协调", "完工",
    "建成", "增设", "增配", "补充", "补齐", "更换", "维修", "修复", "定制", "印制", "张贴", "悬挂", "挂牌", "建立", "上墙", "修建", "新建", "扩建", "选址",
    "组建", "验收", "整合", "对接", "协商", "订购", "订制", "筹集", "设计", "论证", "谈判", "报批", "搭建", "创建", "搬", "迁",
];

/// Endings of a promise; without 前 they may tell of what is past.
const PROMISES: &[&str] = &["前完成", "前建成", "前到位", "前安装", "前配备", "前投用", "前启用", "前落实", "前开通", "前设置", "前配置", "前完工", "前采购"];

/// Reads a text of masked words.
pub(super) fn read(text: &str) -> Option<Said> {
    let finished = text.char_indices().any(|(at, character)| character == '已' && at > 0);
    let there = text.starts_with('有') && !text.starts_with("有待") && !text.starts_with("有计划");
    if finished || there || NO_PLANS.iter().any(|word| text.contains(word)) {
        return None;
    }
    let promised = PROMISES.iter().any(|promise| text.ends_with(promise)) && text.contains(['月', '年', '底']) && !text.starts_with('已');
    let begun = BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
    let doing = DOINGS.iter().any(|doing| text.strip_suffix('中').is_some_and(|rest| rest.ends_with(doing)));
    let to_do = BEGINNINGS_OF_DOINGS.iter().any(|beginning| text.strip_prefix(beginning).is_some_and(starts_doing));
    let middle = MIDDLES.iter().any(|word| text.find(word).is_some_and(|at| at > 0 && starts_doing(&text[at + word.len()..])));
    (promised || begun || doing || to_do || middle).then_some(Said::new(YesNo::No, true, true))
}

/// Words behind a subject that speak of what is being done.
const MIDDLES: &[&str] = &["正在", "尚在", "还在", "即将", "拟", "计划", "待"];

fn starts_doing(text: &str) -> bool {
    DOINGS.iter().any(|doing| text.starts_with(doing))
}
