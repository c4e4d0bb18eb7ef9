<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Acts</name>
    <message numerus="yes">
        <source>At most %n comment(s) at once.</source>
        <translation>
            <numerusform>At most %n comment at once.</numerusform>
            <numerusform>At most %n comments at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswersButton</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AtWork</name>
    <message numerus="yes">
        <source>%n other(s) at work</source>
        <translation>
            <numerusform>%n other at work</numerusform>
            <numerusform>%n others at work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n comment(s) that the bar counts are missing here: decided again since, or changed.</source>
        <translation>
            <numerusform>%n comment that the bar counts is missing here: decided again since, or changed.</numerusform>
            <numerusform>%n comments that the bar counts are missing here: decided again since, or changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>Looking at %n comment(s)…</source>
        <translation>
            <numerusform>Looking at %n comment…</numerusform>
            <numerusform>Looking at %n comments…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) raise a question: tick them only if you are sure.</source>
        <translation>
            <numerusform>%n comment raises a question: tick it only if you are sure.</numerusform>
            <numerusform>%n comments raise a question: tick them only if you are sure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n long comment(s) are left out: open them to read.</source>
        <translation>
            <numerusform>%n long comment is left out: open it to read.</numerusform>
            <numerusform>%n long comments are left out: open them to read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished edit(s) are not sent with it; they stay.</source>
        <translation>
            <numerusform>%n unfinished edit is not sent with it; it stays.</numerusform>
            <numerusform>%n unfinished edits are not sent with it; they stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) cannot be decided so; they stay as they are.</source>
        <translation>
            <numerusform>%n comment cannot be decided so; it stays as it is.</numerusform>
            <numerusform>%n comments cannot be decided so; they stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n bar</numerusform>
            <numerusform>%n bars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChiefDialogs</name>
    <message numerus="yes">
        <source>%n approval(s) will be sent now.</source>
        <translation>
            <numerusform>%n approval will be sent now.</numerusform>
            <numerusform>%n approvals will be sent now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>The whole list is selected, %n comment(s): a key decides all.</source>
        <translation>
            <numerusform>The whole list is selected, %n comment: a key decides it.</numerusform>
            <numerusform>The whole list is selected, %n comments: a key decides all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message numerus="yes">
        <source>%n published reply(s) stay below it on the page; take each down by itself where the order covers it:</source>
        <translation>
            <numerusform>%n published reply stays below it on the page; take it down by itself where the order covers it:</numerusform>
            <numerusform>%n published replies stay below it on the page; take each down by itself where the order covers it:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentSheet</name>
    <message numerus="yes">
        <source>%n field(s) of this comment&apos;s rows</source>
        <translation>
            <numerusform>%n field of this comment&apos;s rows</numerusform>
            <numerusform>%n fields of this comment&apos;s rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentView</name>
    <message numerus="yes">
        <source>Show all: %n more letter(s)</source>
        <translation>
            <numerusform>Show all: %n more letter</numerusform>
            <numerusform>Show all: %n more letters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n approved</numerusform>
            <numerusform>%n approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n edited</numerusform>
            <numerusform>%n edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spam</source>
        <translation>
            <numerusform>%n spam</numerusform>
            <numerusform>%n spam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n row(s) are in %1. Newest hash of the log: %2</source>
        <translation>
            <numerusform>%n row is in %1. Newest hash of the log: %2</numerusform>
            <numerusform>%n rows are in %1. Newest hash of the log: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FloodAlarm</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more alarm(s)</source>
        <translation>
            <numerusform>%n more alarm</numerusform>
            <numerusform>%n more alarms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flood: %n comment(s)</source>
        <translation>
            <numerusform>Flood: %n comment</numerusform>
            <numerusform>Flood: %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>within %n minute</numerusform>
            <numerusform>within %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually no more than %n</source>
        <translation>
            <numerusform>usually no more than %n</numerusform>
            <numerusform>usually no more than %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoldsDialog</name>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent approval(s) stopped.</source>
        <translation>
            <numerusform>%n unsent approval stopped.</numerusform>
            <numerusform>%n unsent approvals stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) are being sent at this moment.</source>
        <translation>
            <numerusform>%n approval is being sent at this moment.</numerusform>
            <numerusform>%n approvals are being sent at this moment.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastDecision</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockChoice</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogSheet</name>
    <message numerus="yes">
        <source>[%n more character(s): see the export]</source>
        <translation>
            <numerusform>[%n more character: see the export]</numerusform>
            <numerusform>[%n more characters: see the export]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message numerus="yes">
        <source>%Ln row(s) shown.</source>
        <translation>
            <numerusform>%Ln row shown.</numerusform>
            <numerusform>%Ln rows shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole log has %Ln row(s).</source>
        <translation>
            <numerusform>The whole log has %Ln row.</numerusform>
            <numerusform>The whole log has %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are answers of sites, told beside the decision they answer.</source>
        <translation>
            <numerusform>%Ln of them is the answer of a site, told beside the decision it answers.</numerusform>
            <numerusform>%Ln of them are answers of sites, told beside the decision they answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n comment(s) selected</source>
        <translation>
            <numerusform>%n comment selected</numerusform>
            <numerusform>%n comments selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n left</source>
        <translation>
            <numerusform>%1, %n left</numerusform>
            <numerusform>%1, %n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesBlock</name>
    <message numerus="yes">
        <source>and %n earlier note(s): see the log</source>
        <translation>
            <numerusform>and %n earlier note: see the log</numerusform>
            <numerusform>and %n earlier notes: see the log</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message numerus="yes">
        <source>The next try is looked at in %n second(s).</source>
        <translation>
            <numerusform>The next try is looked at in %n second.</numerusform>
            <numerusform>The next try is looked at in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message numerus="yes">
        <source>The next try is looked at in %n second(s).</source>
        <translation>
            <numerusform>The next try is looked at in %n second.</numerusform>
            <numerusform>The next try is looked at in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesDialog</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message numerus="yes">
        <source>%n page(s) went to the printer %1.</source>
        <translation>
            <numerusform>%n page went to the printer %1.</numerusform>
            <numerusform>%n pages went to the printer %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are in %1</source>
        <translation>
            <numerusform>%n page is in %1</numerusform>
            <numerusform>%n pages are in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterChoice</name>
    <message numerus="yes">
        <source>For example 1-3, 5; empty for all %n page(s).</source>
        <translation>
            <numerusform>For example 1-3, 5; empty for all: %n page.</numerusform>
            <numerusform>For example 1-3, 5; empty for all: %n pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message numerus="yes">
        <source>%n decision(s) were refused by the site: see the comments marked so.</source>
        <translation>
            <numerusform>%n decision was refused by the site: see the comment marked so.</numerusform>
            <numerusform>%n decisions were refused by the site: see the comments marked so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) changed on the site after being decided: see Conflicts.</source>
        <translation>
            <numerusform>%n comment changed on the site after being decided: see Conflicts.</numerusform>
            <numerusform>%n comments changed on the site after being decided: see Conflicts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The site&apos;s clock is %n minute(s) ahead of this computer&apos;s.</source>
        <translation>
            <numerusform>The site&apos;s clock is %n minute ahead of this computer&apos;s.</numerusform>
            <numerusform>The site&apos;s clock is %n minutes ahead of this computer&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The site&apos;s clock is %n hour(s) ahead of this computer&apos;s.</source>
        <translation>
            <numerusform>The site&apos;s clock is %n hour ahead of this computer&apos;s.</numerusform>
            <numerusform>The site&apos;s clock is %n hours ahead of this computer&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The site&apos;s clock is %n minute(s) behind this computer&apos;s.</source>
        <translation>
            <numerusform>The site&apos;s clock is %n minute behind this computer&apos;s.</numerusform>
            <numerusform>The site&apos;s clock is %n minutes behind this computer&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The site&apos;s clock is %n hour(s) behind this computer&apos;s.</source>
        <translation>
            <numerusform>The site&apos;s clock is %n hour behind this computer&apos;s.</numerusform>
            <numerusform>The site&apos;s clock is %n hours behind this computer&apos;s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message numerus="yes">
        <source>%n row(s) of the log are about %1 of this reader.</source>
        <translation>
            <numerusform>%n row of the log is about %1 of this reader.</numerusform>
            <numerusform>%n rows of the log are about %1 of this reader.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueDelegate</name>
    <message numerus="yes">
        <source>Like %n other(s)</source>
        <translation>
            <numerusform>Like %n other</numerusform>
            <numerusform>Like %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderBlock</name>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n approved</numerusform>
            <numerusform>%n approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spam</source>
        <translation>
            <numerusform>%n spam</numerusform>
            <numerusform>%n spam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n edited</numerusform>
            <numerusform>%n edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide the last %n</source>
        <translation>
            <numerusform>Hide the last %n</numerusform>
            <numerusform>Hide the last %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the last %n</source>
        <translation>
            <numerusform>Show the last %n</numerusform>
            <numerusform>Show the last %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderExport</name>
    <message numerus="yes">
        <source>%n row(s) are in %1</source>
        <translation>
            <numerusform>%n row is in %1</numerusform>
            <numerusform>%n rows are in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderSheet</name>
    <message numerus="yes">
        <source>[%n more character(s)]</source>
        <translation>
            <numerusform>[%n more character]</numerusform>
            <numerusform>[%n more characters]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentDialog</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rechecking</name>
    <message numerus="yes">
        <source>Re-check paused, %n left</source>
        <translation>
            <numerusform>Re-check paused, %n left</numerusform>
            <numerusform>Re-check paused, %n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorationPane</name>
    <message numerus="yes">
        <source>%n certain</source>
        <translation>
            <numerusform>%n certain</numerusform>
            <numerusform>%n certain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n short form(s)</source>
        <translation>
            <numerusform>%n short form</numerusform>
            <numerusform>%n short forms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondLookDialog</name>
    <message numerus="yes">
        <source>%n comment(s) to read again</source>
        <translation>
            <numerusform>%n comment to read again</numerusform>
            <numerusform>%n comments to read again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answered so far</source>
        <translation>
            <numerusform>%n answered so far</numerusform>
            <numerusform>%n answered so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only for others: you decided them</source>
        <translation>
            <numerusform>%n only for others: you decided it</numerusform>
            <numerusform>%n only for others: you decided them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondOrderDialog</name>
    <message numerus="yes">
        <source>%n comment(s) to read again</source>
        <translation>
            <numerusform>%n comment to read again</numerusform>
            <numerusform>%n comments to read again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondResultDialog</name>
    <message numerus="yes">
        <source>%n unsure, not counted</source>
        <translation>
            <numerusform>%n unsure, not counted</numerusform>
            <numerusform>%n unsure, not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n purged since</source>
        <translation>
            <numerusform>%n purged since</numerusform>
            <numerusform>%n purged since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondWaiting</name>
    <message numerus="yes">
        <source>Second look: %n</source>
        <translation>
            <numerusform>Second look: %n</numerusform>
            <numerusform>Second look: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftParts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>closes after %n day(s)</source>
        <translation>
            <numerusform>closes after %n day</numerusform>
            <numerusform>closes after %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%1, %n comment(s)</source>
        <translation>
            <numerusform>%1, %n comment</numerusform>
            <numerusform>%1, %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, more than %n comment(s)</source>
        <translation>
            <numerusform>%1, more than %n comment</numerusform>
            <numerusform>%1, more than %n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message numerus="yes">
        <source>%n misspelt word(s)</source>
        <translation>
            <numerusform>%n misspelt word</numerusform>
            <numerusform>%n misspelt words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) without marks</source>
        <translation>
            <numerusform>%n word without marks</numerusform>
            <numerusform>%n words without marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) to look at</source>
        <translation>
            <numerusform>%n word to look at</numerusform>
            <numerusform>%n words to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>Updated, %n new comment(s).</source>
        <translation>
            <numerusform>Updated, %n new comment.</numerusform>
            <numerusform>Updated, %n new comments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n waiting to be sent</numerusform>
            <numerusform>%n waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be published at %1</source>
        <translation>
            <numerusform>%n to be published at %1</numerusform>
            <numerusform>%n to be published at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left, the oldest waits %1</source>
        <translation>
            <numerusform>%n left, the oldest waits %1</numerusform>
            <numerusform>%n left, the oldest waits %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with the chief, the oldest waits %1</source>
        <translation>
            <numerusform>%n with the chief, the oldest waits %1</numerusform>
            <numerusform>%n with the chief, the oldest waits %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SweepDialog</name>
    <message numerus="yes">
        <source>The first of them (single ones can be left out of %n at most: narrow the list by a filter):</source>
        <translation>
            <numerusform>The first of them (single ones can be left out of %n at most: narrow the list by a filter):</numerusform>
            <numerusform>The first of them (single ones can be left out of %n at most: narrow the list by a filter):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n were not looked at.</source>
        <translation>
            <numerusform>Stopped: %n comment was not looked at.</numerusform>
            <numerusform>Stopped: %n comments were not looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakedownDialog</name>
    <message numerus="yes">
        <source>%n comment(s) found: choose one with the arrows and Enter.</source>
        <translation>
            <numerusform>%n comment found: choose it with Enter.</numerusform>
            <numerusform>%n comments found: choose one with the arrows and Enter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadBlock</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TogetherDialog</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n never seen before</source>
        <translation>
            <numerusform>%n never seen before</numerusform>
            <numerusform>%n never seen before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>within %n minute</numerusform>
            <numerusform>within %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceDialog</name>
    <message numerus="yes">
        <source>Purged from the log: %n personal field(s).</source>
        <translation>
            <numerusform>Purged from the log: %n personal field.</numerusform>
            <numerusform>Purged from the log: %n personal fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message numerus="yes">
        <source>%n comment(s) caught</source>
        <translation>
            <numerusform>%n comment caught</numerusform>
            <numerusform>%n comments caught</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n in the history.</source>
        <translation>
            <numerusform>of %n in the history.</numerusform>
            <numerusform>of %n in the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) were approved: caught wrongly.</source>
        <translation>
            <numerusform>%n comment was approved: caught wrongly.</numerusform>
            <numerusform>%n comments were approved: caught wrongly.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message numerus="yes">
        <source>The log does not hold at %n place(s).</source>
        <translation>
            <numerusform>The log does not hold at %n place.</numerusform>
            <numerusform>The log does not hold at %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read.</source>
        <translation>
            <numerusform>%Ln row read.</numerusform>
            <numerusform>%Ln rows read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are answers of sites, which the log shows beside the decision they answer.</source>
        <translation>
            <numerusform>%Ln of them is the answer of a site, which the log shows beside the decision it answers.</numerusform>
            <numerusform>%Ln of them are answers of sites, which the log shows beside the decision they answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personal field(s) were purged, which is on record.</source>
        <translation>
            <numerusform>%n personal field was purged, which is on record.</numerusform>
            <numerusform>%n personal fields were purged, which is on record.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Ages</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n second ago</numerusform>
            <numerusform>%n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Results</name>
    <message numerus="yes">
        <source>%n can be decided so</source>
        <translation>
            <numerusform>%n comment can be decided so</numerusform>
            <numerusform>%n comments can be decided so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stand so already</source>
        <translation>
            <numerusform>%n comment stands so already</numerusform>
            <numerusform>%n comments stand so already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since the list was read: left</source>
        <translation>
            <numerusform>%n comment changed since the list was read: left</numerusform>
            <numerusform>%n comments changed since the list was read: left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are no longer there</source>
        <translation>
            <numerusform>%n comment is no longer there</numerusform>
            <numerusform>%n comments are no longer there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n raise a question: left unless you tick it</source>
        <translation>
            <numerusform>%n comment raises a question: left unless you tick it</numerusform>
            <numerusform>%n comments raise a question: left unless you tick it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be decided so: left</source>
        <translation>
            <numerusform>%n comment cannot be decided so: left</numerusform>
            <numerusform>%n comments cannot be decided so: left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Titles</name>
    <message numerus="yes">
        <source>Approve %n comment(s)</source>
        <translation>
            <numerusform>Approve %n comment</numerusform>
            <numerusform>Approve %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n comment(s)</source>
        <translation>
            <numerusform>Reject %n comment</numerusform>
            <numerusform>Reject %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n comment(s) as spam</source>
        <translation>
            <numerusform>Mark %n comment as spam</numerusform>
            <numerusform>Mark %n comments as spam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %n comment(s)</source>
        <translation>
            <numerusform>Hold %n comment</numerusform>
            <numerusform>Hold %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pass %n comment(s) to the chief</source>
        <translation>
            <numerusform>Pass %n comment to the chief</numerusform>
            <numerusform>Pass %n comments to the chief</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take down %n comment(s)</source>
        <translation>
            <numerusform>Take down %n comment</numerusform>
            <numerusform>Take down %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Return %n comment(s) to pending</source>
        <translation>
            <numerusform>Return %n comment to pending</numerusform>
            <numerusform>Return %n comments to pending</numerusform>
        </translation>
    </message>
</context>
</TS>
