//! The names by which a head can mean something: register fields and the slots of a standard, each under its normalised form.
use super::denial::denied;
use super::head::{name_form, split_bracket};
use crate::standard::{AnswerType, KindIx, RegisterField, Role, SlotIx, Standard};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// Words in front of a head that say only that something is asked; dropped as a second try.
const ASKING: &[&str] = &[
    "是否为",
    "是否是",
    "是否属于",
    "是否有",
    "是否设置",
    "是否设立",
    "是否配备",
    "是否建立",
    "是否安装",
    "是否",
    "有无",
    "有没有",
    "设置",
    "设立",
    "配备",
    "建立",
    "安装",
    "设有",
    "配有",
    "建有",
    "有",
];
/// The word that asks in the middle of a head (着装是否规范), and the one that asks at its end (玻璃屏风有无).
const ASKING_INSIDE: &str = "是否";
const ASKING_BEHIND: &str = "有无";

/// The word in front of bodies that says that each of them is meant.
const EACH: char = '各';

/// What one name can mean.
#[derive(Debug, Clone)]
pub(super) struct Sense {
    pub(super) slot: SlotIx,
    /// Normalised heads it stands under.
    groups: Vec<String>,
    /// The kinds of which it is asked.
    kinds: Vec<bool>,
}

/// What a head means for a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One slot; the head asks it in the negative where `negated`.
    Slot { slot: SlotIx, negated: bool },
    /// Several slots, none of them preferred by the heads above.
    Ambiguous(Vec<SlotIx>),
    /// Nothing that the standard asks of the kind.
    Nothing,
}

/// All names of a standard and of the register.
#[derive(Debug)]
pub(super) struct Vocabulary {
    names: FxHashMap<String, Vec<Sense>>,
    /// The same names without the asking words in front.
    bare: FxHashMap<String, Vec<Sense>>,
    register: FxHashMap<String, RegisterField>,
    /// Heads of those who answer and of townships, under which the names of bodies stand where nothing else names them, best first.
    heads_of_bodies: Vec<String>,
    /// Normalised names of the kinds that can be surveyed, which a register head may begin with (便民服务中心名称).
    kinds: Vec<(String, KindIx)>,
    /// Ids of the same kinds.
    ids: Vec<(String, KindIx)>,
    /// By kind, what its subjects are.
    roles: Vec<Role>,
    yes_no: Vec<bool>,
    /// All heads under which something stands.
    groups: FxHashSet<String>,
    /// By slot, its names without what only asks: others may have them too, and then the head above tells which is meant.
    names_of: FxHashMap<SlotIx, Vec<String>>,
}

impl Sense {
    /// Whether one of the heads above is a head under which it stands.
    fn stands_under(&self, above: &[String]) -> bool {
        self.groups.iter().any(|group| above.contains(group))
    }
}

impl Vocabulary {
    /// Collects the names of everything that some kind is asked.
    pub(super) fn new(standard: &Standard) -> Self {
        let mut vocabulary = Self {
            names: FxHashMap::default(),
            bare: FxHashMap::default(),
            register: standard.register.names.iter().filter(|(field, _)| !field.is_of_tasks()).map(|(field, name)| (name_form(name), *field)).collect(),
            heads_of_bodies: heads_of_bodies(standard),
            kinds: kind_names(standard),
            ids: standard.surveyed_kinds().map(|kind| (standard.kind(kind).id.as_str().to_owned(), kind)).collect(),
            roles: standard.kinds.iter().map(|kind| kind.role).collect(),
            yes_no: standard.slots.iter().map(|slot| slot.member.is_some() || standard.question(slot.question).answer == AnswerType::YesNo).collect(),
            groups: FxHashSet::default(),
            names_of: FxHashMap::default(),
        };
        let asked = asked_by_kind(standard);
        for (index, slot) in standard.slots.iter().enumerate() {
            let question = standard.question(slot.question);
            let groups = groups_of(standard, index);
            let named = |kind: usize| slot.member.is_none_or(|member| standard.asks_member(KindIx::at(kind), slot.question, member));
            let kinds: Vec<bool> = asked.iter().enumerate().map(|(kind, of_kind)| of_kind[slot.question.index()] && named(kind)).collect();
            vocabulary.groups.extend(groups.iter().cloned());
            let sense = Sense { slot: SlotIx::at(index), groups, kinds };
            match slot.member {
                Some(member) => question.members()[usize::from(member)].names.iter().for_each(|name| vocabulary.add(name, &sense)),
                None => std::iter::once(&question.label).chain(&question.aliases).for_each(|name| vocabulary.add(name, &sense)),
            }
        }
        vocabulary
    }

    /// The register field that a normalised leaf names, also with the name of a site kind in front.
    pub(super) fn register(&self, leaf: &str) -> Option<RegisterField> {
        let direct = || self.register.get(leaf).copied();
        let behind_kind = || self.kinds.iter().filter_map(|(kind, _)| leaf.strip_prefix(kind.as_str())).find_map(|rest| self.register.get(rest).copied());
        direct().or_else(behind_kind)
    }

    /// How good a head is for the names of bodies, the less the better, where nothing else names them.
    pub(super) fn names_body(&self, leaf: &str) -> Option<usize> {
        self.heads_of_bodies.iter().position(|head| head == leaf)
    }

    /// The kind whose name or alias is the longest that ends a site's name, given in the form in which names are compared.
    pub(super) fn kind_by_ending(&self, form: &str) -> Option<KindIx> {
        let longest =
            |form: &str| self.kinds.iter().filter(|(name, _)| form.ends_with(name.as_str())).max_by_key(|(name, kind)| (name.len(), std::cmp::Reverse(*kind)));
        longest(form).or_else(|| longest(split_bracket(form).0)).map(|(_, kind)| *kind)
    }

    /// A site's name without the longest name of a kind that ends it, given in the form in which names are compared.
    pub(super) fn without_kind<'n>(&self, form: &'n str) -> &'n str {
        self.kinds.iter().filter_map(|(name, _)| form.strip_suffix(name.as_str())).min_by_key(|rest| rest.len()).unwrap_or(form)
    }

    /// The kind that a text names in full, by id, name or alias.
    pub(super) fn kind_by_name(&self, form: &str) -> Option<KindIx> {
        self.ids.iter().chain(&self.kinds).find(|(name, _)| name == form).map(|(_, kind)| *kind)
    }

    /// Whether a text is the name of a kind and nothing else, as a row that heads a section says it; a single body's name heads none.
    pub(super) fn heads_section(&self, form: &str) -> bool {
        self.kind_by_name(form).is_some_and(|kind| self.roles[kind.index()] != Role::Body)
    }

    /// What the subjects of a kind are.
    pub(super) fn role(&self, kind: KindIx) -> Role {
        self.roles[kind.index()]
    }

    /// Whether a name is known at all: what tells a head from an answer.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.register(name).is_some() || self.asks(name)
    }

    /// Whether some kind is asked something of this name.
    pub(super) fn asks(&self, name: &str) -> bool {
        !name.is_empty() && (self.names.contains_key(name) || self.bare_senses(name).is_some())
    }

    /// What a leaf means under its heads (all normalised), for one kind.
    pub(super) fn meaning(&self, above: &[String], leaf: &str, kind: KindIx) -> Meaning {
        if leaf.is_empty() {
            return Meaning::Nothing;
        }
        let direct = self.resolve(self.names.get(leaf), above, kind, false);
        if direct != Meaning::Nothing {
            return direct;
        }
        let senses = self.bare_senses(leaf);
        let bare = self.resolve(senses, above, kind, false);
        if bare != Meaning::Nothing && !self.stands_in_another_group(&bare, senses, above) {
            return bare;
        }
        denied(leaf).map(|rest| self.resolve(self.senses(&rest), above, kind, true)).find(|meaning| *meaning != Meaning::Nothing).unwrap_or(Meaning::Nothing)
    }

    /// Whether a name, or what it denies, is one by which some kind is asked something.
    pub(super) fn asks_or_denies(&self, name: &str) -> bool {
        self.asks(name) || denied(name).any(|rest| self.senses(&rest).into_iter().flatten().any(|sense| self.yes_no[sense.slot.index()]))
    }

    /// Whether a name is one of what a slot asks, also with 有 or 设置 in front.
    pub(super) fn is_name_of(&self, name: &str, slot: SlotIx) -> bool {
        let has = |senses: Option<&Vec<Sense>>| senses.into_iter().flatten().any(|sense| sense.slot == slot);
        has(self.names.get(name)) || has(self.bare_senses(name))
    }

    fn senses(&self, name: &str) -> Option<&Vec<Sense>> {
        self.names.get(name).or_else(|| self.bare_senses(name))
    }

    /// What is asked under a name in which the words that only ask are left out.
    fn bare_senses(&self, name: &str) -> Option<&Vec<Sense>> {
        without_asking(name).find_map(|bare| self.bare.get(&*bare))
    }

    /// What one of the heads above asks for by this very name, for one kind; nothing where that is several things.
    pub(super) fn asked_under(&self, above: &[String], leaf: &str, kind: KindIx) -> Option<SlotIx> {
        let senses = self.names.get(leaf).into_iter().flatten();
        let mut under = senses.filter(|sense| sense.kinds[kind.index()] && sense.stands_under(above));
        let only = under.next()?;
        under.next().is_none().then_some(only.slot)
    }

    /// Whether one of the heads above asks for something by this name.
    pub(super) fn asks_under(&self, above: &[String], leaf: &str) -> bool {
        self.senses(leaf).into_iter().flatten().any(|sense| sense.stands_under(above))
    }

    /// Whether a text is a head under which something of the standard stands.
    pub(super) fn is_group(&self, form: &str) -> bool {
        self.groups.contains(form)
    }

    /// Whether the heads above name a group that is not the slot's: what is known only without its 有 or 是否 is then something else.
    fn stands_in_another_group(&self, meaning: &Meaning, senses: Option<&Vec<Sense>>, above: &[String]) -> bool {
        let Meaning::Slot { slot, .. } = meaning else { return false };
        let is_own = |sense: &Sense| sense.slot == *slot && sense.stands_under(above);
        above.iter().any(|head| self.is_group(head)) && !senses.into_iter().flatten().any(is_own)
    }

    /// What is asked under the name nearest to a leaf, for a diagnostic; a leaf that has the very name is one that nobody is asked here.
    pub(super) fn nearest(&self, leaf: &str) -> Option<SlotIx> {
        let asked = |sense: &&Sense| sense.kinds.contains(&true);
        let others = self.names.iter().filter(|(name, _)| *name != leaf);
        let candidates = others.flat_map(|(name, senses)| senses.iter().filter(asked).map(move |sense| (name, sense.slot)));
        candidates
            .map(|(name, slot)| (strsim::normalized_damerau_levenshtein(name, leaf), slot))
            .filter(|(likeness, _)| *likeness >= 0.5)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|(_, slot)| slot)
    }

    fn add(&mut self, name: &str, sense: &Sense) {
        let name = name_form(name);
        let push = |map: &mut FxHashMap<String, Vec<Sense>>, key: String| {
            let senses = map.entry(key).or_default();
            if !senses.iter().any(|known| known.slot == sense.slot) {
                senses.push(sense.clone());
            }
        };
        for form in [split_bracket(&name).0, name.as_str()] {
            without_asking(form).for_each(|bare| {
                self.names_of.entry(sense.slot).or_default().push(bare.clone().into_owned());
                push(&mut self.bare, bare.into_owned());
            });
            push(&mut self.names, form.to_owned());
            // group and leaf written in one cell with nothing but a blank or a line break between them
            for group in &sense.groups {
                push(&mut self.names, format!("{group}{form}"));
            }
        }
    }

    /// Whether the heads above ask for something that shares a name with a slot which does not stand there: under 十个一 规章制度 is not
    /// what 八有 asks by that name, for 十个一 asks for a 制度 of its own.
    fn has_namesake_under(&self, sense: &Sense, above: &[String], kind: KindIx) -> bool {
        self.namesakes_under(sense, above).any(|other| other.kinds[kind.index()])
    }

    /// What the heads above ask for under a name that something else has too.
    fn namesakes_under<'v>(&'v self, sense: &'v Sense, above: &'v [String]) -> impl Iterator<Item = &'v Sense> {
        let names = self.names_of.get(&sense.slot).filter(|_| above.iter().any(|head| self.is_group(head)));
        let all = names.into_iter().flatten().filter_map(|name| self.bare.get(name)).flatten();
        all.filter(|other| other.slot != sense.slot && other.stands_under(above))
    }

    /// What a leaf probably means that is a name of something else than the heads above ask for.
    pub(super) fn namesake(&self, above: &[String], leaf: &str) -> Option<SlotIx> {
        let senses = self.names.get(leaf).or_else(|| self.bare_senses(leaf)).into_iter().flatten();
        senses.flat_map(|sense| self.namesakes_under(sense, above)).find(|other| other.kinds.contains(&true)).map(|other| other.slot)
    }

    fn resolve(&self, senses: Option<&Vec<Sense>>, above: &[String], kind: KindIx, negated: bool) -> Meaning {
        let asked: Vec<&Sense> =
            senses.into_iter().flatten().filter(|sense| sense.kinds[kind.index()] && (!negated || self.yes_no[sense.slot.index()])).collect();
        let under: Vec<&Sense> = asked.iter().copied().filter(|sense| sense.stands_under(above)).collect();
        let chosen = if under.is_empty() { asked.into_iter().filter(|sense| !self.has_namesake_under(sense, above, kind)).collect() } else { under };
        match chosen.as_slice() {
            [] => Meaning::Nothing,
            [only] => Meaning::Slot { slot: only.slot, negated },
            several => Meaning::Ambiguous(several.iter().map(|sense| sense.slot).collect()),
        }
    }
}

/// A normalised name without the words that only say that something is asked, as few of them as can be left out and as many; the name
/// itself where there are none.
fn without_asking(name: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let rests = move || ASKING.iter().filter_map(move |word| name.strip_prefix(word).filter(|rest| !rest.is_empty())).map(Cow::Borrowed);
    let inside = name.find(ASKING_INSIDE).filter(|at| *at > 0).map(|_| Cow::Owned(name.replacen(ASKING_INSIDE, "", 1)));
    let behind = name.strip_suffix(ASKING_BEHIND).filter(|rest| !rest.is_empty()).map(Cow::Borrowed);
    let whole = rests().next().is_none().then_some(Cow::Borrowed(name));
    rests().chain(whole).chain(inside).chain(behind)
}

/// The names and aliases of the kinds that can be surveyed, in the form in which names are compared; of several bodies (各街镇) also
/// without the word that only says that each of them is meant.
fn kind_names(standard: &Standard) -> Vec<(String, KindIx)> {
    let mut names = Vec::new();
    for index in standard.surveyed_kinds() {
        let kind = standard.kind(index);
        for form in std::iter::once(&kind.name).chain(&kind.aliases).map(|name| name_form(name)) {
            let each = form.strip_prefix(EACH).filter(|rest| kind.role == Role::Bodies && !rest.is_empty()).map(str::to_owned);
            names.extend([Some(form), each].into_iter().flatten().map(|form| (form, index)));
        }
    }
    names
}

/// The heads of those who answer for tasks, then those of townships.
fn heads_of_bodies(standard: &Standard) -> Vec<String> {
    let of = |wanted: RegisterField| standard.register.names.iter().filter(move |(field, _)| *field == wanted).map(|(_, name)| name_form(name));
    if standard.bodies().next().is_none() {
        return Vec::new();
    }
    of(RegisterField::Answering).chain(of(RegisterField::Group)).collect()
}

/// Per kind and question, whether something asks it.
fn asked_by_kind(standard: &Standard) -> Vec<Vec<bool>> {
    (0..standard.kinds.len())
        .map(|kind| {
            let mut asked = vec![false; standard.questions.len()];
            standard.questions_of(KindIx::at(kind)).iter().for_each(|question| asked[question.index()] = true);
            asked
        })
        .collect()
}

/// The heads a slot can stand under: its question's group and label, and the titles of the indicators and tasks whose checks ask it.
fn groups_of(standard: &Standard, slot: usize) -> Vec<String> {
    let slot = standard.slots[slot];
    let question = standard.question(slot.question);
    let mut groups: Vec<String> = question.group.iter().map(|group| name_form(group)).collect();
    if slot.member.is_some() {
        groups.extend(std::iter::once(&question.label).chain(&question.aliases).map(|name| name_form(name)));
    }
    for check in standard.checks.iter().filter(|check| check.criterion.asks(slot.question)) {
        groups.push(name_form(standard.home_title(check)));
    }
    groups
}
