package import Core

/// An answer of a store that is no success.
package struct S3Error: Error, Sendable, CustomStringConvertible {
    package let status: Int
    /// S3's code, such as `SlowDown`; empty where the answer had none, as to HEAD.
    package let code: String
    package let message: String
    /// The region the store says the bucket is in.
    package let region: String?
    /// Seconds after which the store wants to be asked again.
    package let retryAfter: Double?
    /// The store's time of day.
    package let date: Timestamp?
    private let requestID: String?

    package init(_ answer: HTTPAnswer) {
        let root = answer.body.isEmpty ? nil : try? XMLReader.read(answer.body)
        let body = root?.name == "Error" ? root : nil
        self.init(status: answer.status, body: body, headers: answer.headers)
    }

    /// Of a service that does not answer in XML.
    init(status: Int, code: String, message: String, headers: [S3Header]) {
        self.init(status: status, body: nil, headers: headers, code: code, message: message)
    }

    /// `body` is an `Error` element, also one that came with status 200.
    init(status: Int, body: XMLNode?, headers: [S3Header]) {
        self.init(
            status: status, body: body, headers: headers, code: body?.text("Code") ?? "",
            message: body?.text("Message") ?? "")
    }

    private init(status: Int, body: XMLNode?, headers: [S3Header], code: String, message: String) {
        self.status = status
        self.code = Self.printable(code, limit: 100)
        self.message = Self.printable(message, limit: 300)
        region = (headers["x-amz-bucket-region"] ?? body?.text("Region")).map { Self.printable($0, limit: 64) }
        retryAfter = headers["retry-after"].flatMap(Double.init).flatMap { $0 >= 0 && $0 < 1e6 ? $0 : nil }
        date = headers["date"].flatMap(HTTPDate.parse)
        requestID = (headers["x-amz-request-id"] ?? body?.text("RequestId")).map { Self.printable($0, limit: 100) }
    }

    package var description: String {
        var text = "HTTP \(status)"
        if !code.isEmpty { text += " \(code)" }
        if !message.isEmpty { text += ": \(message)" }
        if let requestID { text += ", request \(requestID)" }
        return text
    }

    private static func printable(_ text: String, limit: Int) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit).map { $0.value < 0x20 ? " " : $0 }))
    }
}

extension S3Error {
    /// The object, or the upload, is not there; the bucket is.
    var isMissingObject: Bool { status == 404 && code != "NoSuchBucket" }

    /// The credentials, a policy or a lock forbid it. Some stores answer 400 with the right code.
    var isDenied: Bool { status == 403 || code == "AccessDenied" }

    /// A write-once put found an object.
    var isOccupied: Bool {
        status == 412 || (status == 409 && ["FileAlreadyExists", "ObjectAlreadyExists"].contains(code))
    }
}
