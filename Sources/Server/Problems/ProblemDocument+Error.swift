internal import APIModel
internal import Core
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1
internal import Service

extension ProblemDocument {
    /// What a caller is told of an error. Of one that nobody foresaw nothing but its being there: its text could hold anything.
    init(_ error: any Error, requestID: String) {
        switch error {
        case let refusal as RequestRefusal: self.init(refusal.error, nil, requestID)
        case let fields as RefusedFields: self.init(fields.error, fields.problems.map(\.field), requestID)
        case let error as TidemarkError: self.init(error, nil, requestID)
        case is NIOTooManyBytesError:
            self.init(
                TidemarkError(
                    .requestSize, "The body is larger than is read here.", hint: "Send less at a time."), nil, requestID
            )
        case is HTTPParserError:
            // A body that breaks off, or whose pieces are none.
            self.init(
                TidemarkError(
                    .requestInvalid, "The body of the request cannot be read.", hint: "Send it as its headers say."),
                nil, requestID)
        case let error as HTTPError where error.status == .notFound:
            self.init(
                TidemarkError(
                    .requestPath, "There is no such address.",
                    hint: "See /api/v1/openapi.json for those there are."), nil, requestID)
        case is CancellationError:
            self.init(
                TidemarkError(
                    .interrupted, "The server stops, or the caller has gone.", hint: "Send the request again."), nil,
                requestID)
        default:
            self.init(
                TidemarkError(
                    .internalDefect, "The server has a defect, or its database.",
                    hint: "Look for the request \(requestID) in the server's log."), nil, requestID)
        }
    }

    private init(_ error: TidemarkError, _ fields: [ProblemField]?, _ requestID: String) {
        let entry = ProblemTable.entry(for: error.code)
        let detail = fields.map { Self.summary($0) } ?? error.message
        self.init(
            type: "urn:tidemark:problem:\(error.code)", title: entry.title, status: entry.status, detail: detail,
            code: error.code.rawValue, hint: error.hint, problems: fields, requestId: requestID)
    }

    private static func summary(_ fields: [ProblemField]) -> String {
        fields.count == 1 ? "One field is wrong: \(fields[0].path)." : "\(fields.count) fields are wrong."
    }
}
