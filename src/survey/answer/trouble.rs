//! The reasons why a cell cannot be read, each in one place, so that one cause is told once whatever the cell says.
use super::Trouble;
use crate::wording;

macro_rules! troubles {
    ($($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal => $help_zh:literal, $help_en:literal;)*) => {
        $($(#[$doc])* pub(super) fn $name() -> Trouble {
            Trouble { message: wording!($zh, $en), help: wording!($help_zh, $help_en) }
        })*
    };
}

troubles! {
    /// #REF! and its kin.
    error_value: "单元格是错误值,不是答案", "the cell holds an error value, not an answer"
        => "改正公式,或直接填写结果", "mend the formula, or write the result itself";
    /// A formula without a stored result.
    uncomputed: "公式没有保存计算结果", "the formula has no stored result"
        => "用表格软件打开并重新保存,或直接填写结果", "open and save the file in a spreadsheet program, or write the result itself";
    /// 1-2 that a spreadsheet program made a date of.
    turned_into_date: "此处应填数量,却是日期:类似“1-2”的内容可能被表格软件改成了日期", "a quantity is asked for, but this is a date: something like 1-2 may have been turned into a date"
        => "把单元格设为文本格式后重新填写", "format the cell as text and write the answer again";
    /// A date where none is asked for.
    unexpected_date: "此处不应是日期", "a date is not an answer here"
        => "按填写说明填写;若填的是“1-2”,请把单元格设为文本格式", "answer as the form says; if 1-2 was meant, format the cell as text";
    /// A slash or a dash.
    dash: "斜杠、横线可能是不适用,也可能是没有填", "a slash or a dash may mean not applicable or not filled in"
        => "不适用就写“不适用”,没有检查就写“未检查”", "write 不适用 where it does not apply, 未检查 where it was not inspected";
    /// A question mark.
    lost_mark: "问号可能是转码时丢失的勾或叉", "a question mark may be a tick or a cross that was lost when the file was converted"
        => "重新填写“有”或“无”", "write 有 or 无 again";
    /// A circle or a box by itself.
    lone_mark: "单独的圆圈或方框看不出是有还是无", "a lone circle or box may mean either"
        => "填“√”或“×”,“有”或“无”", "write √ or ×, 有 or 无";
    /// P, R, þ and other letters of symbol fonts.
    lost_font: "单个字母可能是字体丢失的勾或叉", "a single letter may be a tick or a cross whose font was lost"
        => "填“√”或“×”,“有”或“无”", "write √ or ×, 有 or 无";
    /// 同上, 见附件.
    elsewhere: "答案写在别处,这里没有答案", "the answer is said to be elsewhere"
        => "把答案填在本单元格里", "write the answer into this cell";
    /// Two options ticked.
    marked_twice: "同时勾选了相反的选项", "options that exclude each other are ticked"
        => "只勾选一个", "tick one only";
    /// It cannot be told which option is ticked.
    marked_unclearly: "看不出勾选的是哪一个选项", "which option is ticked cannot be told"
        => "把勾紧挨着写在所选的选项前面或后面,或只写答案", "put the tick right beside the option that is meant, or write the answer alone";
    /// 有, but the bracket says otherwise.
    contradiction: "同一单元格里的说法互相矛盾", "the cell says two things that exclude each other"
        => "只保留一个答案,说明写到备注栏", "keep one answer, and put remarks into the column for remarks";
    /// 有 under 无玻璃屏风.
    negated_head: "表头是否定的说法,填有、无或数量看不出意思", "the heading is negative, so there, not there or a number may mean either"
        => "填“是”或“否”,或把表头改成肯定的说法", "write 是 or 否, or make the heading positive";
    /// No known word.
    not_yes_no: "看不出是有还是无", "whether this is a yes or a no cannot be told"
        => "填“有”或“无”;说明写到备注栏", "write 有 or 无, and put remarks into the column for remarks";
    /// 部分符合 in a count column.
    partial_count: "此处应填数量,“部分”“不齐全”一类的话算不出数量", "a count is asked for, and words such as 部分 or 不齐全 give none"
        => "填写实际数量", "write how many there are";
    /// 有 in an area column.
    no_number: "此处应填数字,这里没有数字", "a number is asked for, and there is none"
        => "填写数字,必要时带单位", "write a number, with its unit where needed";
    /// No number of any known form.
    not_quantity: "看不出是多少", "how much this is cannot be told"
        => "只填一个数,必要时带单位;说明写到备注栏", "write one number, with its unit where needed, and put remarks into the column for remarks";
    /// l00, 2OO.
    letters_for_digits: "数字里夹着字母,可能把0和O、1和l写混了", "there are letters among the digits, perhaps O for 0 or l for 1"
        => "核对后重新填写数字", "check, and write the number again";
    /// 20 0.
    blank_in_number: "数字中间有空格", "there is a blank inside the number"
        => "去掉空格;若是两个数,分别填写", "remove it; if two numbers are meant, write each in its own place";
    /// 12,34.
    misplaced_comma: "逗号不在千分位上,可能是小数点或两个数", "the comma does not separate thousands; it may be a decimal point or separate two numbers"
        => "小数用“.”,大数不用逗号", "use . for decimals and no comma in large numbers";
    /// 55-45.
    reversed_range: "范围的前一个数大于后一个数", "the range begins above its end"
        => "从小到大填写范围", "write the smaller number first";
    /// 约200以上不足300.
    two_qualifiers: "限定的说法互相矛盾", "the number is qualified in two ways that do not agree"
        => "只保留一种说法,如“约200”或“200以上”", "keep one of them, such as 约200 or 200以上";
    /// 200cm in an area column.
    wrong_unit: "单位与所填项目不符", "the unit measures something else than what is asked"
        => "按表头的单位填写", "use the unit of the heading";
    /// 1.5台.
    not_whole: "数量应是整数", "a count must be a whole number"
        => "填写整数", "write a whole number";
    /// A number with too many digits.
    too_long: "内容过长或数字位数过多", "the text is too long, or the number has too many digits"
        => "只填答案;说明写到备注栏", "write the answer only, and put remarks into the column for remarks";
    /// Outside the plausible range.
    implausible: "超出合理范围", "this is outside the plausible range"
        => "核对数字和单位后重新填写", "check number and unit, and write it again";
    /// 1 in a rate column.
    one_percent: "1可能是1%,也可能是100%", "1 may be 1 % or 100 %"
        => "带上百分号填写", "write it with a percent sign";
    /// A percent format where no share is asked for.
    percent_format: "单元格是百分比格式,此处不应填百分数", "the cell has a percent format, and no share is asked for here"
        => "把单元格改为常规格式后重新填写", "give the cell a general format and write the answer again";
    /// No date of any known form.
    not_date: "看不出是哪一天", "which day this is cannot be told"
        => "按“2023-11-30”或“2023年11月”填写", "write 2023-11-30 or 2023年11月";
    /// 2021111日.
    ambiguous_date: "日期缺字,可以读成不同的日子", "characters are missing from the date, and it can be read as different days"
        => "按“2023-11-30”填写", "write 2023-11-30";
    /// 2023年11月31日.
    no_such_day: "日历上没有这一天", "there is no such day"
        => "核对后按“2023-11-30”填写", "check, and write it like 2023-11-30";
    /// 11月底前.
    no_year: "日期没有年份", "the date has no year"
        => "写上年份,如“2023年11月底前”", "add the year, as in 2023年11月底前";
    /// 2023.1.
    lost_zero: "可能是2023.10存成数字后丢了0,看不出是1月还是10月", "this may be 2023.10 that lost its 0 as a number: January or October"
        => "按“2023-10”或“2023年1月”填写", "write 2023-10 or 2023年1月";
    /// 2023年11月前.
    before_month: "“某月前”“某年前”看不出是否含当月当年", "whether the month or year itself is included cannot be told"
        => "按“2023年11月底前”填写", "write 2023年11月底前";
    /// Not two lengths.
    not_size: "看不出长和宽", "length and width cannot be told"
        => "按“50×25cm”填写", "write it like 50×25cm";
    /// None of the choices.
    not_choice: "不是可选的答案", "this is none of the answers to choose from"
        => "从填写说明列出的答案中选一个", "use one of the answers that the form lists";
    /// A word that names no member.
    not_member: "列出的内容里有认不出的名称", "the list contains a name that is not known"
        => "用顿号分开,名称照填写说明填写;全有写“齐全”,全无写“无”", "separate with 、 and use the names of the form; 齐全 for all, 无 for none";
    /// 打印机等.
    open_list: "“等”字看不出还有没有别的", "等 leaves open whether there is more"
        => "把有的逐项列全", "list everything that is there";
    /// 有 in a cell that should list.
    which_members: "看不出有哪几样", "which of them are there cannot be told"
        => "逐项列出有的名称;全有写“齐全”", "list what is there; 齐全 for all";
    /// 2024年6月底前 where the day of completion should stand.
    deadline: "像是期限,不是完成的日期", "this looks like a deadline and not like the day on which it was done"
        => "写完成的那一天,如 2023-06-15;没有完成的写“未完成”", "write the day on which it was done, as 2023-06-15; where it is not done, write 未完成";
    /// 已完成,但培训未开展.
    done_but: "说已完成,又说了相反的话", "it is said to be done, with something that says otherwise"
        => "全部完成的只写“已完成”;没有全部完成的写“推进中”,说明写到备注栏", "write 已完成 alone where all of it is done, else 推进中, and put remarks into the column for remarks";
    /// No word of progress.
    not_progress: "看不出完成情况", "how far it is cannot be told"
        => "填“已完成”“推进中”“未开展”或完成日期", "write 已完成, 推进中, 未开展 or the date of completion";
}
