//! Walks the records of a workbook stream, each with the records that continue it.
use super::ReadError;

const CONTINUE: u16 = 0x003C;

/// One record.
pub(super) struct Record<'s> {
    /// Its kind.
    pub(super) kind: u16,
    /// Its bytes.
    pub(super) data: &'s [u8],
    /// The records right behind it, of which the first ones may continue it.
    behind: &'s [u8],
}

impl<'s> Record<'s> {
    /// Its bytes and those of each record that continues it.
    pub(super) fn pieces(&self) -> Vec<&'s [u8]> {
        let mut pieces = vec![self.data];
        let more = Records::new(self.behind).map_while(Result::ok).take_while(|record| record.kind == CONTINUE);
        pieces.extend(more.map(|record| record.data));
        pieces
    }
}

/// The records of a stream, those that continue others among them.
pub(super) struct Records<'s> {
    stream: &'s [u8],
    length: usize,
}

impl<'s> Records<'s> {
    /// The records from here on.
    pub(super) fn new(stream: &'s [u8]) -> Self {
        Self { stream, length: stream.len() }
    }

    /// How many bytes have been walked.
    pub(super) fn walked(&self) -> usize {
        self.length - self.stream.len()
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Result<Record<'s>, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let [k0, k1, l0, l1, rest @ ..] = self.stream else {
            let cut_off = !std::mem::take(&mut self.stream).is_empty();
            return cut_off.then(|| Err(ReadError::damaged("xls")));
        };
        let length = usize::from(u16::from_le_bytes([*l0, *l1]));
        let Some((data, behind)) = rest.split_at_checked(length) else {
            self.stream = &[];
            return Some(Err(ReadError::damaged("xls")));
        };
        self.stream = behind;
        Some(Ok(Record { kind: u16::from_le_bytes([*k0, *k1]), data, behind }))
    }
}

/// The number of two bytes at a place.
pub(super) fn word(data: &[u8], at: usize) -> Result<u16, ReadError> {
    let pair = data.get(at..at + 2).and_then(|pair| pair.try_into().ok());
    pair.map(u16::from_le_bytes).ok_or_else(|| ReadError::damaged("xls"))
}

/// The eight bytes at a place.
pub(super) fn eight(data: &[u8], at: usize) -> Result<[u8; 8], ReadError> {
    data.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| ReadError::damaged("xls"))
}
