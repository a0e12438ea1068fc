internal import Console
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// Files that pages load: what a path names is looked up in a table in memory.
struct AssetResponder: HTTPResponder {
    typealias Context = APIContext

    private struct File {
        let type: String
        let plain: ByteBuffer
        let packed: ByteBuffer?
    }

    private let files: [String: File]

    init(console: Console) {
        var files: [String: File] = [:]
        for address in console.assets.addresses {
            guard let asset = console.assets.asset(at: address) else { continue }
            files[address] = File(
                type: asset.type, plain: ByteBuffer(bytes: asset.bytes),
                packed: Gzip.packed(asset.bytes).map { ByteBuffer(bytes: $0) })
        }
        self.files = files
    }

    func respond(to request: Request, context: APIContext) throws -> Response {
        guard let file = files[request.uri.path] else {
            throw RequestRefusal(
                .requestPath, "There is no such file.",
                hint: "Load the page again: its files have other addresses now.")
        }
        var headers = HTTPFields()
        headers.set("Content-Type", file.type)
        headers.set("Cache-Control", "public, max-age=31536000, immutable")
        headers.set("Cross-Origin-Resource-Policy", "same-origin")
        headers.set("Vary", "Accept-Encoding")
        guard let packed = file.packed, Gzip.isRead(request.headers[.acceptEncoding] ?? "") else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.plain))
        }
        headers.set("Content-Encoding", "gzip")
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed))
    }
}
