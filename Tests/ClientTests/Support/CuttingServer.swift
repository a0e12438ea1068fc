import Foundation
import TestKit

/// A server of one file that cuts off its first answers, and understands ranges: what a bad network does to a download.
struct CuttingServer {
    let url: String
    let folder: TestFolder
    private let process: ChildProcess

    private static let script = """
        import hashlib, http.server, sys
        data = open(sys.argv[1], 'rb').read()
        cuts = [int(c) for c in sys.argv[3].split(',') if c]
        tag = sys.argv[4] or hashlib.sha256(data).hexdigest()
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *a): pass
            def do_GET(self):
                if self.path != '/d/right':
                    body = b'{"type":"urn:tidemark:problem:download.unknown","title":"t","status":404,"detail":"d","code":"download.unknown","hint":"h","requestId":"r"}'
                    self.send_response(404); self.send_header('Content-Type', 'application/problem+json')
                    self.send_header('Content-Length', str(len(body))); self.end_headers(); self.wfile.write(body); return
                asked = self.headers.get('Range')
                open(sys.argv[2] + '.log', 'a').write((asked or 'whole') + '\\n')
                start = int(asked.split('=')[1].rstrip('-')) if asked else 0
                if start >= len(data) and asked:
                    self.send_response(416); self.send_header('Content-Range', 'bytes */%d' % len(data))
                    self.send_header('ETag', '"%s"' % tag); self.send_header('Content-Length', '0'); self.end_headers(); return
                self.send_response(206 if asked else 200)
                if asked: self.send_header('Content-Range', 'bytes %d-%d/%d' % (start, len(data) - 1, len(data)))
                self.send_header('Content-Length', str(len(data) - start)); self.send_header('ETag', '"%s"' % tag)
                self.send_header('Content-Disposition', 'attachment; filename="a.sql.age"'); self.end_headers()
                stop = cuts.pop(0) if cuts else len(data)
                self.wfile.write(data[start:start + stop]); self.wfile.flush()
                if start + stop < len(data): self.connection.close()
        server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
        open(sys.argv[2] + '.new', 'w').write(str(server.server_port))
        import os; os.rename(sys.argv[2] + '.new', sys.argv[2])
        server.serve_forever()
        """

    /// - Parameters:
    ///   - cuts: bytes after which the first answers end.
    ///   - tag: what it says the file's SHA-256 is; the truth where empty.
    static func start(_ bytes: [UInt8], cuts: [Int] = [], tag: String = "") async throws -> CuttingServer {
        let folder = try TestFolder("cutting")
        try Data(bytes).write(to: URL(filePath: folder.file("data")))
        let script = try folder.write(Self.script, to: "server.py")
        let process = try await ChildProcess.start(
            "python3",
            [script, folder.file("data"), folder.file("port"), cuts.map(String.init).joined(separator: ","), tag],
            input: "/dev/null", output: folder.file("out"), errors: folder.file("err"))
        let deadline = ContinuousClock.now + .seconds(20)
        while !FileManager.default.fileExists(atPath: folder.file("port")) {
            guard ContinuousClock.now < deadline, process.isRunning else {
                throw TestKitError("the server of a file did not begin")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let port = try String(contentsOfFile: folder.file("port"), encoding: .utf8)
        return CuttingServer(url: "http://127.0.0.1:\(port)/d/right", folder: folder, process: process)
    }

    /// What was asked for, one line a request.
    func requests() throws -> [String] {
        try String(contentsOfFile: folder.file("port.log"), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    func stop() async {
        process.killNow()
        _ = await process.wait()
    }
}
