/// The moment a row of a system-versioned table became history, as a canonical row of that one column.
enum RowEnd {
    /// Whether the row is a current one: its end is the last moment there is, which is another one from MariaDB 11.5 on.
    /// (Tables whose rows begin and end with transaction numbers are logged as statements, which ends the window.)
    static func isOpen(_ row: ArraySlice<UInt8>) -> Bool {
        open.contains { row.elementsEqual($0) }
    }

    private static let open: [[UInt8]] = [
        // 2038-01-19 03:14:07.999999 and 2106-02-07 06:28:15.999999: bitmap, length, year, month, …, microseconds.
        [0, 11, 0xF6, 0x07, 1, 19, 3, 14, 7, 0x3F, 0x42, 0x0F, 0],
        [0, 11, 0x3A, 0x08, 2, 7, 6, 28, 15, 0x3F, 0x42, 0x0F, 0],
    ]
}
