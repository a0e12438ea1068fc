/// The character sets of MariaDB's collation numbers: `SET character_set_client` takes a number only where that is the
/// set's first default, a name always.
enum MariaDBCharacterSet {
    /// The character set of collation `number`, nil for one that is not known.
    static func name(ofCollation number: UInt16) -> String? {
        switch number {
        // The collations of UCA 14.0.0: 256 numbers a character set.
        case 2048..<3328: return ["utf8mb3", "utf8mb4", "ucs2", "utf16", "utf32"][Int(number - 2048) >> 8]
        // From 1024 on: the same collations without padding.
        case 0..<2048: return names[number & 0x3FF]
        default: return nil
        }
    }

    private static let names: [UInt16: String] = {
        var names: [UInt16: String] = [:]
        for (name, ranges) in numbers {
            for range in ranges {
                for number in range { names[number] = name }
            }
        }
        return names
    }()

    private static let numbers: [(name: String, collations: [ClosedRange<UInt16>])] = [
        ("armscii8", [32...32, 64...64]), ("ascii", [11...11, 65...65]), ("big5", [1...1, 84...84]),
        ("binary", [63...63]), ("cp1250", [26...26, 34...34, 44...44, 66...66, 99...99]),
        ("cp1251", [14...14, 23...23, 50...52]), ("cp1256", [57...57, 67...67]), ("cp1257", [29...29, 58...59]),
        ("cp850", [4...4, 80...80]), ("cp852", [40...40, 81...81]), ("cp866", [36...36, 68...68]),
        ("cp932", [95...96]), ("dec8", [3...3, 69...69]), ("eucjpms", [97...98]), ("euckr", [19...19, 85...85]),
        ("gb2312", [24...24, 86...86]), ("gbk", [28...28, 87...87]), ("geostd8", [92...93]),
        ("greek", [25...25, 70...70]), ("hebrew", [16...16, 71...71]), ("hp8", [6...6, 72...72]),
        ("keybcs2", [37...37, 73...73]), ("koi8r", [7...7, 74...74]), ("koi8u", [22...22, 75...75]),
        ("latin1", [5...5, 8...8, 15...15, 31...31, 47...49, 94...94]),
        ("latin2", [2...2, 9...9, 21...21, 27...27, 77...77]), ("latin5", [30...30, 78...78]),
        ("latin7", [20...20, 41...42, 79...79]), ("macce", [38...38, 43...43]), ("macroman", [39...39, 53...53]),
        ("sjis", [13...13, 88...88]), ("swe7", [10...10, 82...82]), ("tis620", [18...18, 89...89]),
        ("ucs2", [35...35, 90...90, 128...151, 159...159, 640...642]), ("ujis", [12...12, 91...91]),
        ("utf16", [54...55, 101...124, 672...674]), ("utf16le", [56...56, 62...62]),
        ("utf32", [60...61, 160...183, 736...738]), ("utf8mb3", [33...33, 83...83, 192...215, 223...223, 576...579]),
        ("utf8mb4", [45...46, 224...247, 255...323, 608...611]),
    ]
}
