// Made by scripts/embed of Assets/templates/problems.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesProblemsMustache = #"""
{{#isThere}}<div class="flash {{tone}}" role="alert">
{{^message}}{{^isKnown}}<b>{{w.frame.wrongHere}}</b>{{/isKnown}}{{/message}}
{{#summary}}<b>{{.}}</b> {{/summary}}{{#message}}<b>{{.}}</b> {{hint}} <code>{{code}}</code>{{/message}}
{{#askedPath}}<b>{{w.frame.asked}}</b> <a href="{{.}}">{{w.frame.seeAsked}}</a>{{/askedPath}}
{{#needsApproval}}<label class="form-label" for="approval-reason">{{w.frame.approvalReason}}</label><input class="form-control" id="approval-reason" name="_approval_reason" maxlength="1000" aria-describedby="approval-help"><div class="form-text" id="approval-help">{{w.frame.approvalHelp}}</div>{{/needsApproval}}
{{#lines}}<div><code>{{path}}</code> {{message}} {{hint}}</div>{{/lines}}
</div>{{/isThere}}

"""#
}
