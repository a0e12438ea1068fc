import Testing

/// Restores of bases that were read at moments the tests choose, one after the other: they share servers.
@Suite(.serialized) struct ReplayTests {}
