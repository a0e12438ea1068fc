internal import APIModel
internal import Core

/// A notice as a CloudEvent 1.0 in structured JSON. Names of attributes have lower-case letters and digits only.
package struct CloudEvent: Encodable {
    package let specversion = "1.0"
    package let id: String
    package let source: String
    package let type: String
    package let subject: String?
    package let time: String
    package let datacontenttype = "application/json"
    package let severity: String
    package let purpose: String
    package let data: Content

    package struct Content: Encodable {
        package let number: Int64
        package let kind: String
        package let title: String
        package let project: String?
        package let instance: String?
        package let job: String?
        package let alarm: String?
        package let since: String?
        package let count: Int
        package let details: [String: String]
    }

    package init(_ notice: Notice, title: String) {
        id = notice.id
        source = "urn:tidemark:\(notice.service)"
        type = "tidemark.\(notice.kind)"
        let parts = [notice.project, notice.instance].compactMap { $0 }
        subject = parts.isEmpty ? nil : parts.joined(separator: "/")
        time = notice.happenedAt.description
        severity = notice.severity.rawValue
        purpose = notice.purpose.rawValue
        data = Content(
            number: notice.event, kind: notice.kind, title: title, project: notice.project, instance: notice.instance,
            job: notice.job, alarm: notice.alarm, since: notice.since?.description, count: notice.count,
            details: notice.details)
    }

    package var bytes: [UInt8] {
        get throws { try WorkJSON.bytes(self) }
    }
}
