//! What holds of every text, found by trying many.
