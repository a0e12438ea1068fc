internal import Core

/// One page of a listing.
struct S3Page {
    /// Keys without the store's prefix; sizes in bytes. Foreign objects are included.
    let objects: [ObjectEntry]
    /// Folders, each ending with a slash, without the store's prefix.
    let folders: [String]
    /// Where the next page begins; nil at the end.
    let next: String?

    init(_ root: XMLNode, prefix: String) throws {
        guard root.name == "ListBucketResult" else { throw Self.failure("“\(root.name)” instead of a listing") }
        let isEncoded = root.text("EncodingType") == "url"
        func name(_ text: String?) throws -> String {
            guard let text, let decoded = isEncoded ? PercentEncoding.decoded(text) : text else {
                throw Self.failure("a key that cannot be read")
            }
            guard decoded.hasPrefix(prefix) else { throw Self.failure("a key outside the prefix") }
            return String(decoded.dropFirst(prefix.count))
        }
        objects = try root.all("Contents").map { item in
            guard let size = item.text("Size").flatMap(UInt64.init) else {
                throw Self.failure("an object without a size")
            }
            return ObjectEntry(
                key: try name(item.text("Key")), size: size,
                storageClass: item.text("StorageClass").flatMap(StorageClass.init(parsing:)))
        }
        folders = try root.all("CommonPrefixes").map { try name($0.text("Prefix")) }
        switch root.text("IsTruncated") {
        case "false": next = nil
        case "true":
            guard let token = root.text("NextContinuationToken"), !token.isEmpty else {
                throw Self.failure("a page that is not the last and does not say how to go on")
            }
            next = token
        default: throw Self.failure("a page that does not say whether it is the last")
        }
    }

    private static func failure(_ problem: String) -> S3RequestFailure { S3RequestFailure(.content(problem)) }
}
