import Glibc

/// Text of bytes in one of the servers' character sets.
enum CharacterSetText {
    /// nil where the set is not known here or the bytes are no text in it.
    static func decode(_ bytes: UnsafeRawBufferPointer, _ characterSet: String) -> String? {
        switch characterSet {
        case "utf8mb4", "utf8mb3", "utf8", "ascii": return String(validating: bytes, as: UTF8.self)
        case "binary": return nil
        default: break
        }
        guard let name = names[characterSet] else { return nil }
        if bytes.isEmpty { return "" }
        return convert(Array(bytes), from: name)
    }

    /// By the C library's own tables.
    private static func convert(_ bytes: [UInt8], from name: String) -> String? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 6 + 16)
        var inputLeft = input.count
        var outputLeft = output.count
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result != Int(bitPattern: UInt.max), inputLeft == 0 else { return nil }
        return String(validating: output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let names: [String: String] = [
        "latin1": "CP1252", "latin2": "ISO-8859-2", "latin5": "ISO-8859-9", "latin7": "ISO-8859-13",
        "greek": "ISO-8859-7", "hebrew": "ISO-8859-8", "cp1250": "CP1250", "cp1251": "CP1251", "cp1256": "CP1256",
        "cp1257": "CP1257", "cp850": "CP850", "cp852": "CP852", "cp866": "CP866", "koi8r": "KOI8-R",
        "koi8u": "KOI8-U", "macroman": "MACINTOSH", "tis620": "TIS-620", "ucs2": "UCS-2BE", "utf16": "UTF-16BE",
        "utf16le": "UTF-16LE", "utf32": "UTF-32BE", "gbk": "GBK", "gb2312": "EUC-CN", "gb18030": "GB18030",
        "big5": "BIG5", "sjis": "SHIFT_JIS", "cp932": "CP932", "ujis": "EUC-JP", "eucjpms": "EUC-JP-MS",
        "euckr": "EUC-KR",
    ]
}
