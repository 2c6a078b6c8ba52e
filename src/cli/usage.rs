//! What clap says of its own accord (the frame of help texts, and what is wrong with a command line) in both languages.
use super::terminal::Told;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use dabiao::diagnostic::Wording;
use dabiao::wording;
use std::error::Error;

/// The frame of all help texts in Chinese: headings, defaults, choices, usage. In English it is clap's own.
pub(super) fn in_chinese(command: Command) -> Command {
    let mut command = framed(command);
    command.build();
    with_usage(command)
}

fn framed(command: Command) -> Command {
    let command = command.subcommand_help_heading("命令").mut_args(|argument| {
        let heading = if argument.is_positional() { "参数" } else { "选项" };
        with_choices(argument).help_heading(heading)
    });
    command.mut_subcommands(framed)
}

/// The default and the choices behind what an argument means.
fn with_choices(argument: Arg) -> Arg {
    if !argument.get_action().takes_values() {
        return argument;
    }
    let choices: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let shown = !choices.is_empty() && !argument.is_hide_possible_values_set();
    let meaning = argument.get_help().map(ToString::to_string);
    let default = argument.get_default_values().first().map(|value| format!("(默认 {})", value.to_string_lossy()));
    let choices = shown.then(|| format!("(可选 {})", choices.join("、")));
    let help: String = meaning.into_iter().chain(default).chain(choices).collect();
    argument.help(help).hide_default_value(true).hide_possible_values(true)
}

fn with_usage(mut command: Command) -> Command {
    let usage = in_chinese_usage(&command.render_usage().to_string());
    command.override_usage(usage).help_template("{before-help}{about-with-newline}\n用法:{usage}\n\n{all-args}{after-help}").mut_subcommands(with_usage)
}

/// A usage line without its English words.
fn in_chinese_usage(usage: &str) -> String {
    usage.trim().trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>").replace("[COMMAND]", "[命令]")
}

/// What is wrong with a command line, and how to go on.
pub(super) fn told(error: &clap::Error) -> Wording {
    let wrong = wrong(error);
    let near = nearest(error);
    let usage = said(error, ContextKind::Usage);
    let usage = if usage.is_empty() {
        Wording::default()
    } else {
        let (zh, en) = (in_chinese_usage(&usage), usage.trim().trim_start_matches("Usage: ").to_owned());
        wording!("\n用法:{zh}", "\nusage: {en}")
    };
    let (zh, en) = (wrong.zh + &near.zh + &usage.zh, wrong.en + &near.en + &usage.en);
    wording!("{zh}\n查看说明:加 --help", "{en}\nfor more, add --help")
}

fn wrong(error: &clap::Error) -> Wording {
    let (argument, value) = (said(error, ContextKind::InvalidArg), said(error, ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = said(error, ContextKind::InvalidSubcommand);
            wording!("没有“{name}”这个命令", "there is no command “{name}”")
        }
        ErrorKind::UnknownArgument => wording!("没有 {argument} 这个选项", "there is no option {argument}"),
        ErrorKind::InvalidValue if value.is_empty() => wording!("{argument} 后面要有一个值", "{argument} needs a value"),
        ErrorKind::InvalidValue => wording!("{argument} 不能是“{value}”", "{argument} cannot be “{value}”"),
        ErrorKind::ValueValidation => {
            let Wording { zh, en } = error.source().and_then(|source| source.downcast_ref::<Told>()).map(|told| told.0.clone()).unwrap_or_default();
            wording!("{argument} 不能是“{value}”{zh}", "{argument} cannot be “{value}”{en}")
        }
        ErrorKind::MissingRequiredArgument => wording!("缺少 {argument}", "{argument} is missing"),
        ErrorKind::MissingSubcommand => wording!("缺少命令", "the command is missing"),
        ErrorKind::ArgumentConflict => {
            let prior = said(error, ContextKind::PriorArg);
            wording!("{argument} 不能和 {prior} 一起用", "{argument} cannot stand beside {prior}")
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            wording!("{argument} 的值的个数不对", "{argument} has too many or too few values")
        }
        ErrorKind::InvalidUtf8 => wording!("命令行里有不是文字的内容", "the command line holds what is no text"),
        _ => wording!("命令行有误", "the command line is wrong"),
    }
}

/// The choices there are, else what comes near to what was typed.
fn nearest(error: &clap::Error) -> Wording {
    let choices = said(error, ContextKind::ValidValue);
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .map(|kind| said(error, kind))
        .into_iter()
        .find(|near| !near.is_empty());
    match (choices.is_empty(), near) {
        (false, _) => wording!("\n可选:{choices}", "\nchoices: {choices}"),
        (true, Some(near)) => wording!("\n是不是要写:{near}", "\ndid you mean: {near}"),
        (true, None) => Wording::default(),
    }
}

/// What clap knows of an error.
fn said(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
