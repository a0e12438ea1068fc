import Console
import Core
import Testing

@Suite struct ViewTests {
    private func shown(_ value: ViewValue?) -> String {
        switch value {
        case .text(let text)?: "text \(text)"
        case .markup(let markup)?: "markup \(markup.html)"
        case .flag(let flag)?: "flag \(flag)"
        case .some(.none): "nothing"
        case .view?: "view"
        case .list(let list)?: "list \(list.count)"
        case .texts(let texts)?: "texts \(texts.joined(separator: "|"))"
        case nil: "missing"
        }
    }

    @Test func whatIsGivenIsWhatIsShown() {
        let view: View = [
            "text": "<b>", "number": 1204, "flag": true, "nothing": nil as String?, "rows": [View(), View()],
            "texts": ["a", "b"], "inner": View(),
        ]
        #expect(shown(view["text"]) == "text <b>" && shown(view["number"]) == "text 1,204")
        #expect(shown(view["flag"]) == "flag true" && shown(view["nothing"]) == "nothing")
        #expect(shown(view["rows"]) == "list 2" && shown(view["texts"]) == "texts a|b")
        #expect(shown(view["inner"]) == "view" && shown(view["other"]) == "missing")
    }

    /// A text under a name that is shown as it is cannot become markup.
    @Test func aTextIsNoMarkup() {
        let view: View = ["rawText": "<script>", "rawDrawing": Markup(trusted: "<svg/>"), "rawFlag": true]
        #expect(shown(view["rawText"]) == "markup &lt;script&gt;")
        #expect(shown(view["rawDrawing"]) == "markup <svg/>")
        #expect(shown(view["rawFlag"]) == "nothing")
    }

    @Test func escapingLeavesNothingThatEndsAnAttribute() {
        #expect(Markup(escaping: #"<a href="x" b='&'>é量"#).html == "&lt;a href=&quot;x&quot; b=&#39;&amp;&#39;&gt;é量")
    }

    @Test func aHeadingIsATitleToo() {
        let view: View = ["rawHeadline": Markup(trusted: "<b>a &lt;b&gt; &amp;amp;</b> is there.")]
        #expect(view.headline == "a <b> &amp; is there")
        #expect(View().headline == nil)
    }

    @Test func figuresAreGrouped() {
        let cases: [Int64: String] = [
            0: "0", 12: "12", 999: "999", 1000: "1,000", 1_204_331: "1,204,331", -1000: "−1,000",
            .min: "−9,223,372,036,854,775,808",
        ]
        for (number, text) in cases { #expect(Figure.grouped(number) == text) }
    }
}
