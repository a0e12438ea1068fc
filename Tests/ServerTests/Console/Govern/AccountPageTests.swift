import APIModel
import Console
import Core
import Service
import Testing

@Suite struct AccountPageTests {
    /// RFC 4648, as authenticators read it.
    private func decoded(_ text: String) throws -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits: [Bool] = []
        for letter in text {
            let value = try #require(letters.firstIndex(of: letter))
            for bit in (0..<5).reversed() { bits.append(value >> bit & 1 == 1) }
        }
        return stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
            bits[start..<start + 8].reduce(0 as UInt8) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    @Test func aSecondFactorIsSetUpByAQRCode() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let password = ["password": scene.password]
            #expect(try await browser.get("/account").text.contains("your password alone"))
            let begun = try await browser.submit(password, to: "/account/factor/begin", from: "/account")
            #expect(begun.status == 200 && begun.heading == "Scan this code with your authenticator")
            let shown = try #require(
                begun.html.firstMatch(of: /<pre class="secret" id="secret" tabindex="0">([A-Z2-7 ]+)<\/pre>/)?.output.1)
            let text = shown.filter { $0 != " " }
            let uri =
                "otpauth://totp/Tidemark:administrator?secret=\(text)&issuer=Tidemark&algorithm=SHA1&digits=6&period=30"
            let code = try #require(QRCode(uri))
            let label = "QR code of the secret for an authenticator"
            #expect(begun.html.contains(code.markup(label: label).html))

            let secret = Secret(try decoded(String(text)))
            let step = TimedCode.step(at: SystemClock().now())
            let hidden = try #require(begun.hiddenFields(of: "/account/factor/confirm"))
            let digits = TimedCode.text(secret, step: step)
            let confirmed = try await browser.post(
                "/account/factor/confirm", hidden.merging(["code": "\(digits.prefix(3)) \(digits.suffix(3))"]) { $1 })
            #expect(confirmed.status == 200 && confirmed.heading == "Recovery codes", "\(confirmed.text)")
            let codes = try #require(confirmed.given).split(separator: "\n").map(String.init)
            #expect(codes.count >= 8 && Set(codes).count == codes.count)

            #expect(try await browser.get("/account").text.contains("second factor on"))
            let proof = password.merging(["code": codes[0]]) { $1 }
            let renewed = try await browser.submit(proof, to: "/account/recovery-codes", from: "/account")
            let others = try #require(renewed.given, "\(renewed.text)").split(separator: "\n").map(String.init)
            #expect(Set(others).isDisjoint(with: codes))
            let form = try #require(try await browser.get("/account").hiddenFields(of: "/account/recovery-codes"))
            let fields = form.merging(password) { $1 }.merging(["code": others[0]]) { $1 }
            let removed = try await browser.post("/account/factor/remove", fields)
            #expect(try await browser.follow(removed).text.contains("your password alone"))
        }
    }

    @Test func aCodeThatIsNotTheAuthenticatorsIsAskedForAgain() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let begun = try await browser.submit(
                ["password": scene.password], to: "/account/factor/begin", from: "/account")
            let hidden = try #require(begun.hiddenFields(of: "/account/factor/confirm"))
            let reply = try await browser.post("/account/factor/confirm", hidden.merging(["code": "abcdef"]) { $1 })
            #expect(reply.status == 422 && reply.text.contains("access.factor"))
            #expect(!reply.html.contains("class=\"qr\"") && !reply.html.contains("id=\"secret\""))
            #expect(try await browser.get("/account").text.contains("your password alone"))
        }
    }

    @Test func thePasswordIsTypedTwice() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let fields = ["current": scene.password, "new": ConsoleScene.password, "again": "another"]
            let wrong = try await browser.submit(fields, to: "/account/password", from: "/account")
            #expect(wrong.status == 422 && wrong.text.contains("It differs from the one above."))
            let weak = fields.merging(["new": "password1234", "again": "password1234"]) { $1 }
            #expect(try await browser.submit(weak, to: "/account/password", from: "/account").status == 422)
            let right = fields.merging(["again": ConsoleScene.password]) { $1 }
            let changed = try await browser.submit(right, to: "/account/password", from: "/account")
            #expect(try await browser.follow(changed).text.contains("The password is changed"))
            #expect(!changed.html.contains(ConsoleScene.password) && !wrong.html.contains(scene.password))
        }
    }
}
