//! What is planned, being built or on its way is not there yet.
use super::YesNo;
use super::words::Said;

/// Beginnings that speak of what is to come.
const BEGINNINGS: &[&str] = &[
    "在建", "正在", "计划", "拟", "筹建", "筹备", "规划", "准备", "即将", "将于", "将在", "将", "预计", "打算", "争取", "已列入", "列入", "已申请", "已申报", "已规划", "已计划", "已招标", "已立项", "已上报", "已订购", "已预订", "已下单", "已采购未", "已购未",
    "已购置未", "在途", "尚在", "还在", "正", "下一步", "已着手", "着手", "已启动建设", "已动工", "已开工", "在筹",
];

/// What one is still doing (建设中), or has still to do (待建设).
const DOINGS: &[&str] = &[
    "建", "建设", "设", "设置", "设立", "配", "配备", "配置", "装", "安装", "购", "购置", "采购", "购买", "到货", "到位", "开通", "启用", "投用", "落实", "制定", "制作", "公示", "整改", "施工", "改造", "装修", "筹备", "筹建", "规划", "申请", "申报", "办理",
    "调试", "推进", "招标", "搬迁", "审批", "洽谈", "协调", "完工", "建成", "增设", "增配", "补充", "补齐", "更换", "维修", "修复", "定制", "印制", "张贴", "悬挂", "挂牌", "建立", "上墙", "修建", "新建", "扩建", "选址", "组建", "验收", "整合", "对接", "开展",
];

/// Endings of a promise with a date.
const PROMISES: &[&str] = &["前完成", "底完成", "月完成", "前建成", "底建成", "月建成", "前到位", "底到位", "月到位", "前安装", "底安装", "前配备", "底配备", "前投用", "前启用", "前落实", "前开通", "年完成", "年建成"];

/// Reads a text of masked words.
pub(super) fn read(text: &str) -> Option<Said> {
    if text.contains("正在使用") || text.contains("正在运行") || text.contains("完善") {
        return None;
    }
    let promised = PROMISES.iter().any(|promise| text.ends_with(promise)) && text.contains(['月', '年', '底']);
    let begun = BEGINNINGS.iter().any(|beginning| text.starts_with(beginning) && text.len() > beginning.len().min(3));
    let doing = DOINGS.iter().any(|doing| text.strip_suffix("中").is_some_and(|rest| rest.ends_with(doing)));
    let waiting = text.strip_prefix("待").or_else(|| text.strip_prefix("有待")).or_else(|| text.strip_prefix("尚待")).is_some_and(|rest| DOINGS.contains(&rest));
    let middle = ["正在", "在建", "拟建", "筹建", "计划于", "预计"].iter().any(|word| text.contains(word));
    let finished = text.char_indices().any(|(at, character)| character == '已' && at > 0);
    let there = text.starts_with('有') && !text.starts_with("有待") && !text.starts_with("有计划");
    ((promised && !text.starts_with('已')) || begun || doing || waiting || middle || text.starts_with("有计划"))
        .then_some(Said::new(YesNo::No, true, true))
        .filter(|_| !finished && !there)
}
