//! The words of which an answer is made: what says yes, what denies, what is done, and what changes nothing.
use super::YesNo;

/// Answers of one word.
pub(super) const PLAIN: &[(&str, YesNo, bool)] = &[
    ("是", YesNo::Yes, false),
    ("是的", YesNo::Yes, false),
    ("对", YesNo::Yes, false),
    ("y", YesNo::Yes, false),
    ("yes", YesNo::Yes, false),
    ("t", YesNo::Yes, false),
    ("true", YesNo::Yes, false),
    ("ok", YesNo::Yes, false),
    ("真", YesNo::Yes, false),
    ("有", YesNo::Yes, true),
    ("在用", YesNo::Yes, true),
    ("使用中", YesNo::Yes, true),
    ("运行中", YesNo::Yes, true),
    ("正在使用", YesNo::Yes, true),
    ("正在运行", YesNo::Yes, true),
    ("投用", YesNo::Yes, true),
    ("已有", YesNo::Yes, true),
    ("现有", YesNo::Yes, true),
    ("均有", YesNo::Yes, true),
    ("都有", YesNo::Yes, true),
    ("全有", YesNo::Yes, true),
    ("全部有", YesNo::Yes, true),
    ("否", YesNo::No, false),
    ("不是", YesNo::No, false),
    ("不对", YesNo::No, false),
    ("错", YesNo::No, false),
    ("n", YesNo::No, false),
    ("no", YesNo::No, false),
    ("f", YesNo::No, false),
    ("false", YesNo::No, false),
    ("x", YesNo::No, false),
    ("假", YesNo::No, false),
    ("不", YesNo::No, false),
    ("无", YesNo::No, true),
    ("没", YesNo::No, true),
    ("没有", YesNo::No, true),
    ("未发现", YesNo::No, true),
    ("没发现", YesNo::No, true),
    ("未", YesNo::No, true),
    ("缺", YesNo::No, true),
    ("缺少", YesNo::No, true),
    ("缺乏", YesNo::No, true),
    ("缺失", YesNo::No, true),
    ("未有", YesNo::No, true),
    ("部分", YesNo::Partial, false),
    ("部分有", YesNo::Partial, true),
    ("基本", YesNo::Partial, false),
    ("半", YesNo::Partial, false),
    ("欠缺", YesNo::Partial, true),
    ("有待完善", YesNo::Partial, false),
    ("待完善", YesNo::Partial, false),
    ("需完善", YesNo::Partial, false),
    ("正在完善", YesNo::Partial, false),
    ("完善中", YesNo::Partial, false),
    ("逐步完善", YesNo::Partial, false),
    ("待健全", YesNo::Partial, false),
    ("有待健全", YesNo::Partial, false),
    ("有待规范", YesNo::Partial, false),
    ("有但不全", YesNo::Partial, true),
    ("有但不齐全", YesNo::Partial, true),
    ("有但不完善", YesNo::Partial, true),
];

/// What is done to have a thing. They say so with 已 in front or by themselves if they stand in [`ALONE`].
pub(super) const ACTIONS: &[&str] = &[
    "投入使用",
    "配备",
    "配置",
    "配有",
    "配齐",
    "配",
    "设置",
    "设立",
    "设有",
    "设定",
    "设",
    "安装",
    "装有",
    "装",
    "建立",
    "建成",
    "建设",
    "建有",
    "建",
    "开通",
    "开设",
    "开放",
    "开展",
    "投用",
    "投放",
    "使用",
    "启用",
    "覆盖",
    "落实",
    "执行",
    "完成",
    "制定",
    "制订",
    "张贴",
    "粘贴",
    "上墙",
    "悬挂",
    "提供",
    "购置",
    "购买",
    "采购",
    "挂牌",
    "挂",
    "贴",
    "运行",
    "实现",
    "做到",
    "摆放",
    "放置",
    "公示",
    "公开",
    "公布",
    "发布",
    "明示",
    "印制",
    "印发",
    "实行",
    "实施",
    "推行",
    "落地",
    "入驻",
    "进驻",
    "接入",
    "联通",
    "联网",
    "对接",
    "确定",
    "指定",
    "明确",
    "组建",
    "成立",
    "到位",
    "到岗",
    "上岗",
    "就位",
    "备齐",
    "备有",
    "备",
    "具备",
    "拥有",
    "存在",
    "统一",
    "更新",
    "签订",
    "划分",
    "编制",
    "梳理",
    "达标",
    "达到",
    "通过",
    "合格",
    "符合",
    "满足",
    "纳入",
    "授权",
    "安排",
    "接通",
    "完工",
    "竣工",
    "上线",
    "整合",
    "佩戴",
    "健全",
    "完善",
];

/// Actions that are no proof: what was bought may not have come, what was built may not be finished.
pub(super) const UNFINISHED: &[&str] = &["采购", "购买", "建设", "安排", "编制"];

/// Actions that say yes by themselves.
pub(super) const ALONE: &[&str] = &[
    "配备",
    "配置",
    "配有",
    "配齐",
    "备齐",
    "备有",
    "设置",
    "设立",
    "设有",
    "建有",
    "装有",
    "安装",
    "建立",
    "建成",
    "开通",
    "公示",
    "公开",
    "具备",
    "拥有",
    "存在",
    "达标",
    "达到",
    "通过",
    "合格",
    "符合",
    "满足",
    "投入使用",
    "到位",
    "上墙",
    "明确",
    "统一",
];

/// Actions that answer the question and not whether a thing is there.
pub(super) const ANSWERING: &[&str] = &["达标", "达到", "通过", "合格", "符合", "满足"];

/// How complete a thing is: denied, it is there in part.
pub(super) const COMPLETE: &[&str] = &["齐全", "齐备", "齐", "完善", "健全", "完备", "完整", "规范", "到位", "充足", "全面", "全", "明确", "统一"];

/// How good a thing is: denied, it is not.
pub(super) const GOOD: &[&str] = &["完好", "正常", "良好", "清晰", "合理", "整洁", "醒目", "畅通", "合规", "有效", "一致", "准确"];

/// What stands between clauses, of which each is read by itself.
pub(super) const CLAUSES: &[char] = &[',', ';', ':', '/', '。', '、', '\n'];

/// Actions that speak of a thing which is then there, so that the thing may be named behind them.
pub(super) const HAVING: &[&str] = &[
    "配备", "配置", "配有", "配", "设置", "设立", "设有", "设", "安装", "装有", "装", "建立", "建成", "建有", "开通", "开设", "悬挂", "张贴", "粘贴", "公示",
    "公开", "公布", "制定", "制订", "购置", "摆放", "放置", "挂", "贴", "提供", "印制", "成立", "组建", "备有", "指定", "接入",
];

/// What one meets.
pub(super) const NORMS: &[&str] = &["标准", "要求", "标准要求", "规定", "规范", "条件", "验收", "规定要求", "相关要求", "建设标准"];

/// Adverbs that change nothing, longest first.
pub(super) const ADVERBS: &[&str] = &[
    "已经",
    "全部都",
    "全部",
    "现已",
    "目前",
    "现在",
    "当前",
    "暂时",
    "至今",
    "均已",
    "确实",
    "已",
    "均",
    "都",
    "现",
    "确",
    "皆",
    "并",
    "仍",
    "还",
    "尚",
    "暂",
    "全",
    "也",
];

/// Adverbs with which an action is done.
pub(super) const DONE: &[&str] = &["已", "均", "都", "全"];

/// Denials that stand before a verb.
pub(super) const NOT: &[&str] = &["没有", "没能", "未能", "未曾", "没", "未", "无", "不"];

/// Denials of a part.
pub(super) const NOT_ALL: &[&str] = &["全部", "完全", "都", "全", "够", "太", "很", "甚", "十分", "是很", "尽"];

/// Words for a part.
pub(super) const PART: &[&str] = &["基本上", "基本", "大部分", "一部分", "部分", "大多数", "多数", "个别", "少数", "局部", "初步", "大体"];

/// What may follow a verb.
pub(super) const TAILS: &[&str] =
    &["到位", "完毕", "完成", "成功", "齐全", "齐备", "好了", "了", "好", "上", "过", "有", "齐", "全", "的", "并投入使用", "并启用", "在用"];

/// What is counted among the things a site has, so that 无 before it is a denial.
pub(super) const THINGS: &[&str] = &[
    "设备",
    "设施",
    "该设备",
    "此设备",
    "该设施",
    "此设施",
    "相关设备",
    "相关设施",
    "制度",
    "相关制度",
    "场所",
    "人员",
    "专人",
    "标识",
    "标志",
    "牌子",
    "台账",
    "记录",
];
