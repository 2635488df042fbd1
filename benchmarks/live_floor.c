/* The floor: one epoll loop that answers any handshake and passes each frame on to the socket that it names.
 *
 * It checks nothing and keeps nothing: no server that reads what it is told can be quicker on this machine.
 * cc -O2 -o floor live_floor.c && ./floor 9000. The path ends with the number of the phone.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 65536
static int name_of[MOST], socket_of[MOST], highest;
static char data[1 << 20], out[1 << 20];

static void pass_on(const char *payload, size_t size) {
  size_t head = 2;
  out[0] = (char)0x81;
  if (size < 126) {
    out[1] = (char)size;
  } else {
    out[1] = 126; out[2] = (char)(size >> 8); out[3] = (char)size; head = 4;
  }
  memcpy(out + head, payload, size);
  const char *to = memmem(payload, size, "\"to\": ", 6);
  int name = to ? atoi(to + 6) : 0;
  if (name >= 0) {
    if (name < MOST && socket_of[name]) send(socket_of[name], out, head + size, MSG_NOSIGNAL);
  } else {
    for (int one = 0; one <= highest; one++)
      if (socket_of[one]) send(socket_of[one], out, head + size, MSG_NOSIGNAL);
  }
}

static void shake(int fd, ssize_t got) {
  static const char yes[] = "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\x81\x05hello";
  data[got] = 0;
  const char *id = strstr(data, "id=");
  int name = id ? atoi(id + 3) : 0;
  if (name < 0 || name >= MOST) name = 0;
  socket_of[name] = fd;
  name_of[fd] = name + 1;
  if (name > highest) highest = name;
  send(fd, yes, sizeof yes - 1, MSG_NOSIGNAL);
}

static void take(int fd) {
  ssize_t got = recv(fd, data, sizeof data - 1, 0);
  if (got <= 0) {
    if (name_of[fd] && socket_of[name_of[fd] - 1] == fd) socket_of[name_of[fd] - 1] = 0;
    name_of[fd] = 0;
    close(fd);
  } else if (!name_of[fd]) {
    shake(fd, got);
  } else {
    for (char *at = data; at + 6 <= data + got;) {
      size_t size = at[1] & 127, head = 2;
      if (size == 126) { size = (unsigned char)at[2] << 8 | (unsigned char)at[3]; head = 4; }
      if (at + head + 4 + size > data + got) break;
      if ((at[0] & 15) == 1) pass_on(at + head + 4, size);
      at += head + 4 + size;
    }
  }
}

int main(int count, char **words) {
  int yes = 1, door = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(words[count - 1]))};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(door, (struct sockaddr *)&here, sizeof here) || listen(door, 4096)) return 1;
  struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, events[256];
  epoll_ctl(epoll, EPOLL_CTL_ADD, door, &event);
  for (;;) {
    int ready = epoll_wait(epoll, events, 256, -1);
    for (int one = 0; one < ready; one++) {
      int fd = events[one].data.fd;
      if (fd != door) {
        take(fd);
      } else if ((fd = accept4(door, NULL, NULL, SOCK_NONBLOCK)) >= 0 && fd < MOST) {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        event = (struct epoll_event){.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
      }
    }
  }
}
