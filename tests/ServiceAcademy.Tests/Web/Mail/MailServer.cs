using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceAcademy.Tests.Web.Mail;

/// <summary>A mail server of some thirty lines on loopback: takes letters, or answers as a test wants.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public MailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>The letters whose text arrived whole, whether or not that was answered.</summary>
    public List<string> Letters { get; } = [];

    /// <summary>What is answered to a command (EHLO, MAIL, RCPT, DATA, “.”, QUIT); null for the usual.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>After a letter arrived, its answer waits for this.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>The settings of an academy that sends here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Academy:Mail:Host"] = "127.0.0.1", ["Academy:Mail:Port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["Academy:Mail:Encrypted"] = "false", ["Academy:Mail:From"] = "academy@hotel.example",
    };

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 ready");
                while (await reader.ReadLineAsync() is { } line)
                {
                    var command = line.Split(' ')[0].ToUpperInvariant();
                    var answer = Answer(command) ?? (command switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 well" });
                    await writer.WriteLineAsync(answer);
                    if (command == "QUIT")
                        return;
                    if (command != "DATA" || answer[0] != '3')
                        continue;
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } text && text != ".")
                        letter.AppendLine(text);
                    lock (Letters)
                        Letters.Add(letter.ToString());
                    await Hold;
                    await writer.WriteLineAsync(Answer(".") ?? "250 taken");
                }
            }
            catch (IOException)
            {
                // The other end is gone.
            }
        }
    }
}
