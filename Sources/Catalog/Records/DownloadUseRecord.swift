package import Core

/// One use of a link: a client that began, and what it was sent since.
package struct DownloadUseRecord: Sendable, Equatable {
    package let link: String
    /// From 1.
    package let number: Int64
    package let address: String
    package let begunAt: Timestamp
    /// Bytes.
    package let sent: Int64
    /// Whether the file's last byte was among them.
    package let reachedEnd: Bool

    package init(
        link: String, number: Int64, address: String, begunAt: Timestamp, sent: Int64 = 0, reachedEnd: Bool = false
    ) {
        self.link = link
        self.number = number
        self.address = address
        self.begunAt = begunAt
        self.sent = sent
        self.reachedEnd = reachedEnd
    }
}
