internal import Core

/// `application/x-www-form-urlencoded`, which also stands in queries.
enum FormText {
    static func encoded(_ pairs: [(String, String)]) -> String {
        pairs.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String { PercentEncoding.encoded(text).replacing("/", with: "%2F") }
}
