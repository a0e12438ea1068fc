internal import Console
internal import HummingbirdCore
internal import NIOCore

/// A file of the console, sent while it is made.
enum FilePartStream {
    static func body(_ parts: FileParts) -> ResponseBody {
        ResponseBody { writer in
            try await Self.write(parts, &writer)
            try await writer.finish(nil)
        }
    }

    @concurrent private static func write(_ parts: FileParts, _ writer: inout any ResponseBodyWriter) async throws {
        while let part = try await parts.next() { try await writer.write(ByteBuffer(bytes: part)) }
    }
}
