internal import Core
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Service

/// A file as it is sent: as fast as the client takes it, and no longer than its link is good.
enum DownloadStream {
    /// Seconds between two looks whether the link was revoked.
    private static let lookSeconds = 10.0

    static func open(_ request: ServerRequest) async throws -> ServerAnswer {
        let wanted = DownloadRequest(
            text: request.path("link"), range: request.headers[.range], ifRange: request.headers.value("If-Range"),
            isHead: request.isHead)
        let file = try await request.service.openDownload(request.caller, wanted)
        guard !file.bytes.isEmpty || !file.isPartial else { throw Self.outside(file) }
        let length = file.bytes.upperBound - file.bytes.lowerBound
        let body = ResponseBody(contentLength: Int(clamping: length)) { writer in
            // Of a HEAD nothing is sent.
            if !request.isHead { try await Self.write(file, request, &writer) }
            try await writer.finish(nil)
        }
        var answer = ServerAnswer(
            status: file.isPartial ? 206 : 200, contentType: "application/octet-stream", content: .stream(body))
        answer.headers["ETag"] = file.tag
        answer.headers["Accept-Ranges"] = "bytes"
        answer.headers["Content-Length"] = "\(length)"
        answer.headers["Content-Disposition"] = "attachment; filename=\"\(Self.plain(file.name))\""
        answer.headers["Referrer-Policy"] = "no-referrer"
        if file.isPartial {
            answer.headers["Content-Range"] =
                "bytes \(file.bytes.lowerBound)-\(file.bytes.upperBound - 1)/\(file.size)"
        }
        return answer
    }

    /// What was sent is noted also where the client goes away, or the store fails.
    @concurrent private static func write(
        _ file: DownloadFile, _ request: ServerRequest, _ writer: inout any ResponseBodyWriter
    ) async throws {
        let clock = request.core.clock
        var offset = file.bytes.lowerBound
        var looked = clock.uptime()
        do {
            while offset < file.bytes.upperBound {
                if clock.uptime() - looked >= lookSeconds {
                    looked = clock.uptime()
                    guard try await file.mayContinue() else { throw Self.cutOff }
                }
                let piece = try await file.piece(from: offset)
                try await writer.write(ByteBuffer(bytes: piece))
                offset += UInt64(piece.count)
            }
        } catch {
            try? await note(file, through: offset)
            throw error
        }
        try await note(file, through: offset)
    }

    /// In a task of its own, which the end of the connection does not reach.
    private static func note(_ file: DownloadFile, through end: UInt64) async throws {
        try await Task { try await file.noteSent(end - file.bytes.lowerBound, through: end) }.value
    }

    private static let cutOff = TidemarkError(
        ErrorCode("download.over"), "The link was revoked, or its file is gone.", hint: "Ask for another link.")

    private static func outside(_ file: DownloadFile) -> RequestRefusal {
        RequestRefusal(
            .downloadRange, "The file has \(file.size) bytes, and none of those that were asked for.",
            hint: "Ask for bytes of the file.",
            headers: ["Content-Range": "bytes */\(file.size)", "ETag": file.tag, "Accept-Ranges": "bytes"])
    }

    private static func plain(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
    }
}
