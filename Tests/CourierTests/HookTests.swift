import Core
import Courier
import Crypto
import Foundation
import Testing

/// Every kind of hook, received on a local server: bodies in both languages, and signatures computed anew.
@Suite struct HookTests {
    private func send(
        _ message: Message, _ kind: ChannelKind, _ path: String, secret: String = "",
        reply: HookReceiver.Reply = HookReceiver.Reply(body: #"{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}"#)
    ) async throws -> HookReceiver.Request {
        let receiver = try await HookReceiver.start()
        receiver.reply(reply)
        let sent: Result<Void, CourierFailure>
        do throws(CourierFailure) {
            try await Sample.courier.send(message, to: Sample.hook(kind, receiver.url(path), secret: secret))
            sent = .success(())
        } catch {
            sent = .failure(error)
        }
        let requests = receiver.take()
        await receiver.stop()
        try sent.get()
        #expect(requests.count == 1)
        return try #require(requests.first)
    }

    private func tree(_ request: HookReceiver.Request) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
    }

    private func code(_ message: String, _ key: String) -> [UInt8] {
        let key = SymmetricKey(data: Array(key.utf8))
        return Array(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: key))
    }

    @Test func `A webhook gets the CloudEvent, signed with the time`() async throws {
        let request = try await send(Sample.english, .webhook, "/hook?team=ops", secret: "s3cret")
        #expect(request.method == "POST" && request.target == "/hook?team=ops")
        #expect(request.body == Sample.english.event)
        #expect(request.headers["content-type"] == "application/cloudevents+json; charset=utf-8")
        #expect(request.headers["tidemark-event"] == "s-7")
        let wanted = Hex.encode(code("1800000123.\(request.text)", "s3cret"))
        #expect(request.headers["tidemark-signature"] == "t=1800000123,v1=\(wanted)")
        let plain = try await send(Sample.chinese, .webhook, "/")
        #expect(plain.headers["tidemark-signature"] == nil && plain.body == Sample.chinese.event)
    }

    @Test func `Slack gets blocks in which nobody is called`() async throws {
        let request = try await send(Sample.english, .slack, "/services/T/B/x", reply: HookReceiver.Reply())
        let body = try tree(request)
        let blocks = try #require(body["blocks"] as? [[String: Any]])
        #expect(blocks.map { $0["type"] as? String } == ["header", "section", "context"])
        let header = try #require(blocks[0]["text"] as? [String: String])
        #expect(header == ["type": "plain_text", "text": ":rotating_light: [Critical] Drill failed: shop-1"])
        let fields = try #require(blocks[1]["fields"] as? [[String: String]])
        #expect(fields[0] == ["type": "mrkdwn", "text": "*Instance*\nshop-1"])
        #expect(fields[1]["text"] == "*Failure*\nrow 3 &lt;differs&gt; &amp; *more* @all")
        #expect(body["text"] as? String == "[Critical] Drill failed: shop-1")
        let chinese = try await send(Sample.chinese, .slack, "/x", reply: HookReceiver.Reply())
        #expect(chinese.text.contains(":white_check_mark: [已恢复] 恢复演练失败: 订单库"))
    }

    @Test func `WeCom gets Markdown`() async throws {
        let body = try tree(try await send(Sample.english, .wecom, "/cgi-bin/webhook/send?key=k"))
        #expect(body["msgtype"] as? String == "markdown")
        let text = try #require((body["markdown"] as? [String: String])?["content"])
        #expect(text.contains(#"<font color="warning">[Critical] Drill failed: shop-1</font>"#), "\(text)")
        #expect(text.contains("> Instance: shop-1") && text.contains("‹differs›") && !text.contains("@all"))
        let chinese = try tree(try await send(Sample.chinese, .wecom, "/"))
        let words = try #require((chinese["markdown"] as? [String: String])?["content"])
        #expect(words.contains(#"<font color="info">[已恢复] 恢复演练失败: 订单库</font>"#), "\(words)")
        #expect(words.contains("> 失败原因: 第 3 行不一致"))
        var long = Sample.chinese
        long.facts = (0..<500).map { MessageFact("标签\($0)", "内容内容内容内容") }
        let cut = try tree(try await send(long, .wecom, "/"))
        let most = try #require((cut["markdown"] as? [String: String])?["content"])
        #expect(most.utf8.count <= 4096 && most.utf8.count > 4000 && most.hasSuffix("…"))
    }

    @Test func `DingTalk gets Markdown, and the query is signed`() async throws {
        let request = try await send(Sample.english, .dingtalk, "/robot/send?access_token=t", secret: "SECabc")
        let parts = try #require(URLComponents(string: request.target))
        let query = Dictionary(uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        #expect(query["access_token"] == "t" && query["timestamp"] == "1800000123456")
        let wanted = Data(code("1800000123456\nSECabc", "SECabc")).base64EncodedString()
        #expect(query["sign"] == wanted)
        let body = try tree(request)
        #expect(body["msgtype"] as? String == "markdown")
        let markdown = try #require(body["markdown"] as? [String: String])
        #expect(markdown["title"] == "[Critical] Drill failed: shop-1")
        #expect(markdown["text"]?.contains("- **Failure**: row 3 ‹differs› & ＊more＊ ＠all") ?? false)
        let plain = try await send(Sample.chinese, .dingtalk, "/robot/send?access_token=t")
        #expect(plain.target == "/robot/send?access_token=t" && plain.text.contains("**实例**: 订单库"))
    }

    @Test func `Feishu gets a card, signed in its body`() async throws {
        let body = try tree(try await send(Sample.english, .feishu, "/open-apis/bot/v2/hook/x", secret: "words"))
        #expect(body["msg_type"] as? String == "interactive" && body["timestamp"] as? String == "1800000123")
        #expect(body["sign"] as? String == Data(code("", "1800000123\nwords")).base64EncodedString())
        let card = try #require(body["card"] as? [String: Any])
        let header = try #require(card["header"] as? [String: Any])
        #expect(header["template"] as? String == "red")
        #expect((header["title"] as? [String: String])?["content"] == "[Critical] Drill failed: shop-1")
        let chinese = try tree(try await send(Sample.chinese, .feishu, "/"))
        #expect(chinese["sign"] == nil && chinese["timestamp"] == nil)
        let elements = try #require((chinese["card"] as? [String: Any])?["elements"] as? [[String: Any]])
        let fields = try #require(elements[0]["fields"] as? [[String: Any]])
        let texts = fields.map { ($0["text"] as? [String: String])?["content"] }
        #expect(texts == ["实例\n订单库", "失败原因\n第 3 行不一致"])
    }

    @Test(arguments: [
        (ChannelKind.webhook, 500, "", false), (.webhook, 429, "", false), (.webhook, 404, "", true),
        (.webhook, 302, "", true), (.wecom, 200, #"{"errcode":93000,"errmsg":"invalid webhook url"}"#, true),
        (.wecom, 200, #"{"errcode":45009,"errmsg":"api freq out of limit"}"#, false),
        (.dingtalk, 200, #"{"errcode":310000,"errmsg":"sign not match"}"#, true),
        (.feishu, 200, #"{"code":19021,"msg":"sign match fail"}"#, true), (.feishu, 200, "<html>", false),
    ])
    func `What a receiver refuses is told, and whether trying again helps`(
        _ kind: ChannelKind, _ status: Int, _ text: String, _ isFinal: Bool
    ) async throws {
        let reply = HookReceiver.Reply(
            status: status, headers: [("Retry-After", "7"), ("Location", "http://169.254.169.254/")], body: text)
        let failure = await #expect(throws: CourierFailure.self) {
            _ = try await send(Sample.english, kind, "/secret-path", reply: reply)
        }
        #expect(failure?.isFinal == isFinal, "\(failure?.text ?? "")")
        #expect(!(failure?.text.contains("secret-path") ?? true))
        if kind == .webhook { #expect(failure?.wait == 7) }
    }

    @Test func `What may not be reached is not connected to`() async throws {
        for url in [
            "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[::ffff:169.254.169.254]/",
            "http://100.100.100.200/", "http://0.0.0.0:9/", "http://2852039166/",
        ] {
            let failure = await #expect(throws: CourierFailure.self) {
                try await Sample.courier.send(Sample.english, to: Sample.hook(.webhook, url))
            }
            #expect(failure?.text.contains("may not be connected to") ?? false, "\(url): \(failure?.text ?? "")")
            #expect(failure?.isFinal ?? false)
        }
        for url in ["file:///etc/passwd", "gopher://x/", "http://user:word@x/", "http://", "http://a b/"] {
            #expect(throws: CourierFailure.self, "\(url)") { try HookURL.host(url) }
        }
    }

    @Test func `Nobody listening is told without the address`() async throws {
        let receiver = try await HookReceiver.start()
        let url = receiver.url("/secret-path")
        await receiver.stop()
        let failure = await #expect(throws: CourierFailure.self) {
            try await Sample.courier.send(Sample.english, to: Sample.hook(.slack, url))
        }
        #expect(failure?.isFinal == false && !(failure?.text.contains("secret-path") ?? true))
    }
}
