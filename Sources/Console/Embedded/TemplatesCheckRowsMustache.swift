// Made by scripts/embed of Assets/templates/check-rows.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesCheckRowsMustache = #"""
{{#checks}}
<div class="need"><span class="dot {{look}}" aria-hidden="true"></span><div><b>{{title}}</b> <span class="chip {{look}}">{{state}}</span><p>{{detail}}</p>{{#mend}}<p>{{w.instances.mend}}</p><pre id="{{mendID}}" tabindex="0">{{.}}</pre>{{/mend}}</div>{{#mend}}<button type="button" class="btn btn-outline-primary" data-copy="#{{mendID}}" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button>{{/mend}}{{^mend}}<span></span>{{/mend}}</div>
{{/checks}}

"""#
}
