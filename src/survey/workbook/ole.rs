//! Opens OLE files: the container of xls, and of every Office file with a password. Chains of sectors may be tied into loops, so each is followed no longer than the file is.
use super::ReadError;

const END_OF_CHAIN: u32 = 0xFFFF_FFFA;
const ENTRY: usize = 128;

/// An OLE file in memory.
#[derive(Debug)]
pub(super) struct Ole<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<u32>,
    entries: Vec<Entry>,
    small: Small,
}

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    siblings: [u32; 2],
    child: u32,
    start: u32,
    size: usize,
}

/// Streams below the cutoff live in a stream of their own, in smaller sectors.
#[derive(Debug, Default)]
struct Small {
    cutoff: usize,
    next: Vec<u32>,
    bytes: Vec<u8>,
}

impl<'b> Ole<'b> {
    /// Opens a file that begins as OLE files do.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let shift = word(bytes, 30).filter(|shift| matches!(shift, 9 | 12)).ok_or_else(damaged)?;
        let mut ole = Self { bytes, sector: 1 << shift, next: Vec::new(), entries: Vec::new(), small: Small::default() };
        ole.next = ole.table()?;
        let directory = ole.chain(long(bytes, 48).ok_or_else(damaged)?, usize::MAX)?;
        ole.entries = directory.chunks_exact(ENTRY).map(|entry| Entry::of(entry, shift == 9)).collect();
        let root = ole.entries.first().ok_or_else(damaged)?.clone();
        let table = ole.chain(long(bytes, 60).unwrap_or(END_OF_CHAIN), usize::MAX)?;
        ole.small = Small { cutoff: long(bytes, 56).unwrap_or(4096) as usize, next: longs(&table).collect(), bytes: ole.chain(root.start, root.size)? };
        Ok(ole)
    }

    /// Whether the file holds a stream or a folder of this name at its top.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of the stream of this name at the top.
    pub(super) fn stream(&self, name: &str) -> Option<Result<Vec<u8>, ReadError>> {
        let entry = self.entry(name)?;
        Some(if entry.size < self.small.cutoff {
            follow(entry.start, &self.small.next, 64, entry.size, |index| sector(&self.small.bytes, index * 64, 64))
        } else {
            self.chain(entry.start, entry.size)
        })
    }

    /// The entry at the top of the tree: objects embedded in a sheet bring a `Workbook` of their own, deeper down.
    fn entry(&self, name: &str) -> Option<&Entry> {
        let mut seen = vec![false; self.entries.len()];
        let mut open = vec![self.entries.first()?.child];
        while let Some(index) = open.pop() {
            let index = index as usize;
            let Some(entry) = self.entries.get(index).filter(|_| !std::mem::replace(&mut seen[index], true)) else { continue };
            if entry.name.eq_ignore_ascii_case(name) {
                return Some(entry);
            }
            open.extend(entry.siblings.iter().filter(|sibling| (**sibling as usize) < self.entries.len()));
        }
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// For each sector the one that follows it.
    fn table(&self) -> Result<Vec<u32>, ReadError> {
        let sectors = self.bytes.len() / self.sector + 1;
        let mut places: Vec<u32> = longs(self.bytes.get(76..512).ok_or_else(damaged)?).collect();
        let mut more = long(self.bytes, 68).unwrap_or(END_OF_CHAIN);
        while more < END_OF_CHAIN && places.len() < sectors {
            places.extend(longs(self.at(more).ok_or_else(damaged)?));
            more = places.pop().unwrap_or(END_OF_CHAIN);
        }
        let mut table = Vec::new();
        for place in places.into_iter().filter(|place| *place < END_OF_CHAIN) {
            if table.len() > sectors {
                break;
            }
            table.extend(longs(self.at(place).ok_or_else(damaged)?));
        }
        Ok(table)
    }

    fn at(&self, index: u32) -> Option<&'b [u8]> {
        sector(self.bytes, (index as usize + 1) * self.sector, self.sector)
    }

    fn chain(&self, start: u32, size: usize) -> Result<Vec<u8>, ReadError> {
        follow(start, &self.next, self.sector, size, |index| sector(self.bytes, (index + 1) * self.sector, self.sector))
    }
}

impl Entry {
    fn of(bytes: &[u8], has_short_size: bool) -> Self {
        let letters = bytes[..64].as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)).take_while(|unit| *unit != 0);
        let high = if has_short_size { 0 } else { long(bytes, 124).unwrap_or(0) };
        let size = u64::from(high) << 32 | u64::from(long(bytes, 120).unwrap_or(0));
        let index = |at| long(bytes, at).unwrap_or(u32::MAX);
        Self {
            name: char::decode_utf16(letters).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
            siblings: [index(68), index(72)],
            child: index(76),
            start: index(116),
            size: usize::try_from(size).unwrap_or(usize::MAX),
        }
    }
}

/// The sectors of a chain one after the other, cut to `size`; a chain longer than its table is a loop.
fn follow<'s>(start: u32, next: &[u32], width: usize, size: usize, at: impl Fn(usize) -> Option<&'s [u8]>) -> Result<Vec<u8>, ReadError> {
    let mut all = Vec::new();
    let mut index = start;
    let mut steps = 0;
    while index < END_OF_CHAIN && all.len() < size {
        steps += 1;
        if steps > next.len() {
            return Err(damaged());
        }
        let bytes = at(index as usize).ok_or_else(damaged)?;
        all.extend_from_slice(&bytes[..bytes.len().min(size - all.len()).min(width)]);
        index = *next.get(index as usize).ok_or_else(damaged)?;
    }
    Ok(all)
}

/// A sector, or as much of the last one as the file holds.
fn sector(bytes: &[u8], start: usize, width: usize) -> Option<&[u8]> {
    bytes.get(start..bytes.len().min(start + width))
}

fn damaged() -> ReadError {
    ReadError::damaged("OLE")
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|quad| u32::from_le_bytes(*quad))
}
