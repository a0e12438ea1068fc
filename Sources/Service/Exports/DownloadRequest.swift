/// What a client that follows a link says.
package struct DownloadRequest: Sendable, Hashable {
    /// The last part of the link's address.
    package var text: String
    /// Of the headers of these names; nil where there is none.
    package var range: String?
    package var ifRange: String?
    /// Only the answer's headers are wanted: no use is counted.
    package var isHead: Bool

    package init(text: String, range: String? = nil, ifRange: String? = nil, isHead: Bool = false) {
        self.text = text
        self.range = range
        self.ifRange = ifRange
        self.isHead = isHead
    }
}
